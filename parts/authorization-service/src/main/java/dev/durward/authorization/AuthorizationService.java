package dev.durward.authorization;

import dev.durward.authorization.endpoint.OAuthResponses;
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
 * Answers an account's host {@code oauthasservices-<account>} (contract b.1, j). Every failure comes back as an OAuth
 * error in JSON.
 *
 * @param account the account of the host
 * @param endpoints what answers on its paths
 */
public record AuthorizationService(Account account, AuthorizationEndpoints endpoints) implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationService.class);

    /** What the host of an account's authorization service begins with. */
    public static final String HOST_PREFIX = "oauthasservices-";

    @Override
    public Response handle(Request request) throws IOException {
        try {
            return route(request);
        } catch (StoreUnavailableException away) {
            LOG.warn("event=store_unavailable reason=\"{}\"", away.getMessage());
            throw new Failure(503, "the store is away; try again later").with("Retry-After", "5");
        }
    }

    private Response route(Request request) throws IOException {
        String path = request.path();
        // contract a.1: the original takes a slash at the end
        return switch (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) {
            case AuthorizationPaths.TOKEN -> {
                request.nameRoute("token");
                yield endpoints.token().handle(account, request);
            }
            case AuthorizationPaths.INTROSPECT -> {
                request.nameRoute("introspect");
                yield endpoints.introspection().handle(account, request);
            }
            case AuthorizationPaths.REVOKE -> {
                request.nameRoute("revoke");
                yield endpoints.revocation().handle(account, request);
            }
            case AuthorizationPaths.KEYS -> {
                request.nameRoute("keys");
                yield endpoints.metadata().keys(request);
            }
            case AuthorizationPaths.METADATA, AuthorizationPaths.METADATA_BELOW_ISSUER -> {
                request.nameRoute("metadata");
                yield endpoints.metadata().metadata(account, request);
            }
            default ->
                throw new Failure(
                        404, "there is nothing at this path; the token endpoint is " + AuthorizationPaths.TOKEN);
        };
    }

    @Override
    public FailureRenderer failures() {
        return (request, status, message) -> OAuthResponses.failure(status, message);
    }
}
