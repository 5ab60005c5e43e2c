package dev.durward.authorization;

import dev.durward.authorization.token.OAuthResponses;
import dev.durward.authorization.token.TokenHandler;
import dev.durward.domain.account.Account;
import dev.durward.store.StoreUnavailableException;
import dev.durward.web.Failure;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers an account's host {@code oauthasservices-<account>} (contract b.1). Every failure comes back as an OAuth error
 * in JSON.
 *
 * @param account the account of the host
 * @param tokens the token endpoint
 */
public record AuthorizationService(Account account, TokenHandler tokens) implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationService.class);
    private static final String TOKEN_PATH = "/oauth2/api/v1/token";

    /** What the host of an account's authorization service begins with. */
    public static final String HOST_PREFIX = "oauthasservices-";

    @Override
    public Response handle(Request request) throws IOException {
        String path = request.path();
        if (!path.equals(TOKEN_PATH) && !path.equals(TOKEN_PATH + "/")) {
            throw new Failure(404, "there is nothing at this path; the token endpoint is " + TOKEN_PATH);
        }
        request.nameRoute("token");
        try {
            return tokens.handle(account, request);
        } catch (StoreUnavailableException away) {
            LOG.warn("event=store_unavailable reason=\"{}\"", away.getMessage());
            throw new Failure(503, "the store is away; try again later").with("Retry-After", "5");
        }
    }

    @Override
    public FailureRenderer failures() {
        return (request, status, message) -> OAuthResponses.failure(status, message);
    }
}
