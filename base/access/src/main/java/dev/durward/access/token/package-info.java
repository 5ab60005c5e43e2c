/** Owns issuing, checking and revoking access tokens. */
@NullMarked
package dev.durward.access.token;

import org.jspecify.annotations.NullMarked;
