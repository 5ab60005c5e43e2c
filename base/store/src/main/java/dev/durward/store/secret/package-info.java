/** Owns the failed checks of secrets at rest. */
@NullMarked
package dev.durward.store.secret;

import org.jspecify.annotations.NullMarked;
