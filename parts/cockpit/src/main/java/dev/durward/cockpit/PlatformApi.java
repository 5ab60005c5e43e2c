package dev.durward.cockpit;

import dev.durward.access.Access;
import dev.durward.cockpit.account.AccountHandlers;
import dev.durward.cockpit.api.ApiCallers;
import dev.durward.cockpit.api.ApiGuard;
import dev.durward.cockpit.api.BasicCallers;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.audit.AuditHandlers;
import dev.durward.cockpit.client.ClientHandlers;
import dev.durward.cockpit.explanation.ExplanationHandler;
import dev.durward.cockpit.key.SigningKeyHandlers;
import dev.durward.cockpit.openapi.OpenApiHandler;
import dev.durward.cockpit.role.GroupHandlers;
import dev.durward.cockpit.role.NameHandlers;
import dev.durward.cockpit.role.RoleHandlers;
import dev.durward.cockpit.role.UserRoleHandlers;
import dev.durward.cockpit.subscription.ApplicationSecretHandlers;
import dev.durward.cockpit.subscription.ScopeHandlers;
import dev.durward.cockpit.subscription.SubscriptionHandlers;
import dev.durward.cockpit.token.TokenHandlers;
import dev.durward.cockpit.user.LocalUserHandlers;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.audit.AuditRepository;
import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform API: on the host {@code api.<landscape>} for programs, and for the cockpit's own pages on its host. */
public final class PlatformApi implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformApi.class);

    /** The label of the platform API's host. */
    public static final String HOST_LABEL = "api";

    private final Router router = new Router();
    private final Routes routes;

    /** Serves calls to those that the guard lets through. */
    public PlatformApi(ApiGuard guard, List<Endpoints> endpoints) {
        routes = new Routes(router, guard);
        endpoints.forEach(group -> group.addTo(routes));
    }

    /**
     * What the calls work on.
     *
     * @param access the directory and its changes
     * @param audit the audit log of that access
     * @param roles which roles the OData API needs, to explain refusals by
     * @param clock the time
     */
    public record Surroundings(Access access, AuditRepository audit, RolePolicy roles, InstantSource clock) {}

    /** All calls there are, for callers with Basic authentication and the strict role policy. */
    public static PlatformApi of(Access access, AuditRepository audit, InstantSource clock) {
        return of(new Surroundings(access, audit, RolePolicy.STRICT, clock));
    }

    /** All calls there are, for callers with Basic authentication. */
    public static PlatformApi of(Surroundings around) {
        return of(new BasicCallers(around.access().userAuthenticator()), around);
    }

    /** All calls there are, for other callers. */
    public static PlatformApi of(ApiCallers callers, Surroundings around) {
        Access access = around.access();
        InstantSource clock = around.clock();
        return new PlatformApi(
                new ApiGuard(access.directory(), callers),
                List.of(
                        new AccountHandlers(access),
                        new LocalUserHandlers(access.directory(), access.users()),
                        new ClientHandlers(access.directory(), access.clients(), clock),
                        new SubscriptionHandlers(
                                access.directory(),
                                access.applications(),
                                access.config().issuers()),
                        new ScopeHandlers(access.directory(), access.applications()),
                        new ApplicationSecretHandlers(access.directory(), access.applications(), clock),
                        new TokenHandlers(access.directory(), access.issuedTokens(), access.clients()),
                        new SigningKeyHandlers(access.signingKeys(), access.keyRotation()),
                        new RoleHandlers(access.directory(), access.roles()),
                        new UserRoleHandlers(access),
                        new GroupHandlers(access),
                        new NameHandlers(access.directory()),
                        new ExplanationHandler(access.directory(), around.roles(), clock),
                        new AuditHandlers(around.audit(), clock),
                        new OpenApiHandler()));
    }

    /** Every call, for tests of what holds for all. */
    List<Routes.Route> routes() {
        return routes.all();
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
