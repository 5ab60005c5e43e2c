package dev.durward.authorization.endpoint;

import java.util.List;
import java.util.Optional;

/** The token that a request is about (RFC 7009 section 2.1, RFC 7662 section 2.1). It comes in the form body alone. */
public sealed interface TokenParameter {
    /** It is there, once. */
    record Given(String token) implements TokenParameter {
        /** Never shows the token. */
        @Override
        public String toString() {
            return "Given";
        }
    }

    /** It is not, or in the wrong place, or another parameter is. */
    record Missing(Refusal refusal) implements TokenParameter {}

    /** Reads it. A hint of its type is not needed: the two forms can't be taken for each other. */
    static TokenParameter of(Parameters parameters) {
        Optional<Refusal> flaw = EndpointAuthentication.misplaced(parameters);
        if (flaw.isPresent()) {
            return new Missing(flaw.get());
        }
        if (parameters.inQuery("token")) {
            return new Missing(Refusal.invalidRequest("token must not be in the query"));
        }
        for (String name : List.of("token", EndpointAuthentication.CLIENT_ID, EndpointAuthentication.CLIENT_SECRET)) {
            if (parameters.repeated(name)) {
                return new Missing(Refusal.invalidRequest(name + " must be given once"));
            }
        }
        return parameters
                .value("token")
                .<TokenParameter>map(Given::new)
                .orElseGet(() -> new Missing(Refusal.invalidRequest(
                        "token is missing; send it in an application/x-www-form-urlencoded body")));
    }
}
