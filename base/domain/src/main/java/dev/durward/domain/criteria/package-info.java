/** Owns the description of a question to the store: what to match, how to sort, which page. Knows no SQL and no OData. */
@NullMarked
package dev.durward.domain.criteria;

import org.jspecify.annotations.NullMarked;
