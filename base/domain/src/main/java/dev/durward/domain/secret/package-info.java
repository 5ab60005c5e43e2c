/** Owns the type that carries a secret without ever printing it. */
@NullMarked
package dev.durward.domain.secret;

import org.jspecify.annotations.NullMarked;
