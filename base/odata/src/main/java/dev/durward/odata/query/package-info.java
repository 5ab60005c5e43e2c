/** Owns what a request asks for: filters, orders, keys, selections and pages. */
@NullMarked
package dev.durward.odata.query;

import org.jspecify.annotations.NullMarked;
