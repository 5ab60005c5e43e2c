/** Owns the revocations of single tokens at rest. */
@NullMarked
package dev.durward.store.revocation;

import org.jspecify.annotations.NullMarked;
