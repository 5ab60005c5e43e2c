/** Owns the HTTP entry: from a request under {@code /http/} to an exchange of a flow, and back. */
@NullMarked
package dev.durward.runtime.entry;

import org.jspecify.annotations.NullMarked;
