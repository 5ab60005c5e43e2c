/** Owns the PostgreSQL server that tests run against. Knows nothing of what they keep in it. */
@NullMarked
package dev.durward.testing.postgres;

import org.jspecify.annotations.NullMarked;
