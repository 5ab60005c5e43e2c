/** Owns hashing and checking of secrets, and the encryption of what must be read back. */
@NullMarked
package dev.durward.access.secret;

import org.jspecify.annotations.NullMarked;
