/** Owns how people stay signed in: sessions, their limits and their end. Knows nothing of HTTP. */
@NullMarked
package dev.durward.access.session;

import org.jspecify.annotations.NullMarked;
