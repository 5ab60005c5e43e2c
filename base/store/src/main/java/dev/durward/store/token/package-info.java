/** Owns issued access tokens at rest, by their hash. */
@NullMarked
package dev.durward.store.token;

import org.jspecify.annotations.NullMarked;
