package dev.durward.cockpit.api;

import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.UserAuthenticator;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import java.util.Optional;

/** Callers with Basic authentication, as programs use it on the host {@code api.<landscape>}. */
public final class BasicCallers implements ApiCallers {
    private static final String REALM = "Basic realm=\"durward\"";

    private final UserAuthenticator users;

    /** Asks for local users. */
    public BasicCallers(UserAuthenticator users) {
        this.users = users;
    }

    @Override
    public String user(String account, Request request) {
        Optional<BasicCredentials> credentials = request.header("Authorization").flatMap(BasicCredentials::parse);
        if (credentials.isEmpty()) {
            throw unauthorized();
        }
        return switch (users.authenticate(account, credentials.get(), request.sourceAddress())) {
            case UserAuthenticator.Outcome.Known(String user) -> user;
            case UserAuthenticator.Outcome.Refused() -> throw unauthorized();
            case UserAuthenticator.Outcome.Slowed(var retryAfter) -> throw Refusals.slowed(retryAfter);
        };
    }

    private static Failure unauthorized() {
        return new Failure(401, "Basic authentication of a member of the account is required")
                .with("WWW-Authenticate", REALM);
    }
}
