package dev.durward.authorization.token;

import dev.durward.access.token.IssuedToken;
import dev.durward.authorization.endpoint.Refusal;
import java.util.List;

/** Outcome of a token request: every case is part of the protocol, none is an exception. */
sealed interface TokenResult {
    /** A token was issued; an opaque one is durable (RFC 6749 section 5.1). */
    record Issued(IssuedToken token, List<String> scopes) implements TokenResult {}

    /** None was. */
    record NotIssued(Refusal refusal) implements TokenResult {}
}
