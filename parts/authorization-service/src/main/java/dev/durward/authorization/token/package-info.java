/**
 * Owns the token endpoint: the client credentials grant (contract a, RFC 6749 section 4.4). Who a client is and what a
 * token is belongs to {@code access}.
 */
@NullMarked
package dev.durward.authorization.token;

import org.jspecify.annotations.NullMarked;
