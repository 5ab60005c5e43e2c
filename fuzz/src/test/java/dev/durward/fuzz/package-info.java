/**
 * Owns the fuzz targets of what strangers send. They run on their seeds with the other tests; to search for more, run one
 * as {@code docs/reference/promises.md} says.
 */
@NullMarked
package dev.durward.fuzz;

import org.jspecify.annotations.NullMarked;
