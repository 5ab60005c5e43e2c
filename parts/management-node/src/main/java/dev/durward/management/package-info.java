/** Owns the tmn host of an account: the OData API under {@code /api/v1}. */
@NullMarked
package dev.durward.management;

import org.jspecify.annotations.NullMarked;
