package dev.durward.cockpit;

import dev.durward.cockpit.api.ApiGuard;
import dev.durward.cockpit.client.ClientHandlers;
import dev.durward.cockpit.role.RoleHandlers;
import dev.durward.store.StoreUnavailableException;
import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the host {@code api.<landscape>}: the platform API. */
public final class PlatformApi implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformApi.class);

    /** The label of the platform API's host. */
    public static final String HOST_LABEL = "api";

    private final Router router = new Router();

    /** Serves clients and roles to callers that the guard lets through. */
    public PlatformApi(ApiGuard guard, ClientHandlers clients, RoleHandlers roles) {
        clients.addTo(router, guard);
        roles.addTo(router, guard);
    }

    @Override
    public Response handle(Request request) throws IOException {
        try {
            return router.handle(request);
        } catch (StoreUnavailableException away) {
            LOG.warn("event=store_unavailable reason=\"{}\"", away.getMessage());
            throw new Failure(503, "the store is away; try again later").with("Retry-After", "5");
        }
    }
}
