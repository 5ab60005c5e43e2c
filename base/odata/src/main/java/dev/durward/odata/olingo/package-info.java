/** Owns the use of Apache Olingo: the model file, addresses, query options, content negotiation and request bodies. Its types stay in here. */
@NullMarked
package dev.durward.odata.olingo;

import org.jspecify.annotations.NullMarked;
