/** Owns the installation that tests of hosts run against: a real store, real access, a real listener. */
@NullMarked
package dev.durward.testing;

import org.jspecify.annotations.NullMarked;
