/** Owns what the message monitor asks beside the OData API: what that would need many requests for. */
@NullMarked
package dev.durward.management.monitor;

import org.jspecify.annotations.NullMarked;
