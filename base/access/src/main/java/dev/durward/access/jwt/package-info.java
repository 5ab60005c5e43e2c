/**
 * Owns JSON Web Tokens and the keys that sign them: issuing and verifying, the published key set, rotation. Reads keys
 * from {@code directory}; knows nothing of HTTP and does not decide whether a token is revoked.
 */
@NullMarked
package dev.durward.access.jwt;

import org.jspecify.annotations.NullMarked;
