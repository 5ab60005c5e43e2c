package dev.durward.door;

import dev.durward.access.caller.Authentication;
import dev.durward.access.caller.Authenticator;
import dev.durward.access.caller.Caller;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.store.StoreUnavailableException;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of tmn and iflmap hosts: tells who calls, or refuses with the contract's status (contract section 5). */
public final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final Duration STORE_RETRY = Duration.ofSeconds(5);

    private final Authenticator authenticator;

    /** Asks an authenticator. */
    public Door(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * The caller of an account's host.
     *
     * @throws Failure 401 with both challenges for missing or wrong credentials, 429 for a source that keeps failing,
     *     503 while the store is away
     */
    public Caller admit(Account account, NodeType nodeType, Request request) {
        return switch (authentication(account, nodeType, request)) {
            case Authentication.Authenticated(Caller caller) -> caller;
            case Authentication.Missing() ->
                throw unauthorized(account, "Authorization information is missing or invalid", "");
            case Authentication.BadCredentials() ->
                throw unauthorized(account, "Authorization information is missing or invalid", "");
            case Authentication.InvalidToken() ->
                throw unauthorized(account, "The access token is not valid here", ", error=\"invalid_token\"");
            case Authentication.Slowed(Duration retryAfter) ->
                throw withRetry(
                        new Failure(429, "Too many failed attempts; wait as long as Retry-After says"), retryAfter);
        };
    }

    /**
     * Lets a caller pass that holds every needed role.
     *
     * @throws Failure 403 naming the roles that are missing
     */
    public static void require(Caller caller, Set<String> roles) {
        if (!caller.holds(roles)) {
            String missing = String.join(
                    ", ",
                    roles.stream()
                            .filter(role -> !caller.roles().contains(role))
                            .sorted()
                            .toList());
            throw new Failure(403, "Missing role: " + missing);
        }
    }

    /** The answer while the store is away: never 401, which would make clients fetch new tokens. */
    public static Failure storeUnavailable(StoreUnavailableException away) {
        LOG.warn("event=store_unavailable reason=\"{}\"", away.getMessage());
        return withRetry(new Failure(503, "The store is away; try again later"), STORE_RETRY);
    }

    private Authentication authentication(Account account, NodeType nodeType, Request request) {
        try {
            return authenticator.authenticate(
                    account, nodeType, request.header("Authorization"), request.sourceAddress());
        } catch (StoreUnavailableException away) {
            throw storeUnavailable(away);
        }
    }

    private static Failure withRetry(Failure failure, Duration pause) {
        return failure.with("Retry-After", Long.toString(pause.plusMillis(999).toSeconds()));
    }

    private static Failure unauthorized(Account account, String message, String bearerError) {
        String realm = " realm=\"" + account.name() + "\"";
        return new Failure(401, message)
                .with(CHALLENGE, "Basic" + realm)
                .with(CHALLENGE, "Bearer" + realm + bearerError);
    }
}
