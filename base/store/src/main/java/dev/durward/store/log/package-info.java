/** Owns message processing logs at rest. */
@NullMarked
package dev.durward.store.log;

import org.jspecify.annotations.NullMarked;
