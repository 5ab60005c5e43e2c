/** Owns the revocation endpoint (RFC 7009): a client ends its own tokens. */
@NullMarked
package dev.durward.authorization.revocation;

import org.jspecify.annotations.NullMarked;
