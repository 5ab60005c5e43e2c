package dev.durward.cockpit.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.RoleRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Routes.Route;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code /authorization/v1/accounts/{account}/apps/{app}/roles}: roles of an application and who has them (d.3). */
public final class RoleHandlers implements Endpoints {
    private static final String ROLES = "/authorization/v1/accounts/{account}/apps/{app}/roles";
    private static final String USERS = ROLES + "/users";
    private static final String PROVIDER_ACCOUNT = "providerAccount";
    private static final String ROLE_NAME = "roleName";
    private static final String SEPARATOR = ";";
    private static final Set<PlatformRole> READERS = EnumSet.allOf(PlatformRole.class);
    private static final Set<PlatformRole> WRITERS =
            EnumSet.of(PlatformRole.ADMINISTRATOR, PlatformRole.APPLICATION_USER_ADMIN);

    private final DirectoryService directory;
    private final RoleRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public RoleHandlers(DirectoryService directory, RoleRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(new Route("GET", ROLES), READERS, this::roles);
        routes.add(new Route("GET", USERS), READERS, this::users);
        routes.add(new Route("PUT", USERS), WRITERS, this::assign);
        routes.add(new Route("DELETE", USERS), WRITERS, this::unassign);
    }

    private Response roles(Administrator caller, Request request) throws IOException {
        Subscription subscription = subscription(caller, request);
        ObjectNode body = JsonBody.object();
        var roles = body.putArray("roles");
        for (String name : PredefinedRoles.of(subscription.nodeType())) {
            roles.add(role(name, "PREDEFINED"));
        }
        for (RoleKey custom : directory.current().data().customRoles()) {
            if (custom.account().equals(subscription.account())
                    && custom.application().equals(subscription.application())) {
                roles.add(role(custom.name(), "CUSTOM"));
            }
        }
        return JsonBody.answer(200, body);
    }

    private static ObjectNode role(String name, String type) {
        return JsonBody.object()
                .put("name", name)
                .put("type", type)
                .put("applicationRole", type.equals("PREDEFINED"))
                .put("shared", true);
    }

    private Response users(Administrator caller, Request request) throws IOException {
        RoleKey role = role(caller, request);
        Directory now = directory.current();
        if (!now.roleExists(subscription(caller, request), role.name())) {
            throw new Failure(404, "application " + role.application() + " has no role '" + role.name() + "'");
        }
        ObjectNode body = JsonBody.object();
        var users = body.putArray("users");
        now.data().assignments().stream()
                .filter(assignment -> assignment.role().equals(role))
                .filter(assignment -> assignment.principal() instanceof Principal.User)
                .map(assignment -> assignment.principal().name())
                .sorted()
                .forEach(user -> users.addObject().put("name", user));
        return JsonBody.answer(200, body);
    }

    private Response assign(Administrator caller, Request request) throws IOException {
        List<String> names = JsonBody.of(request, Set.of("users")).texts("users", "name");
        if (names.stream().anyMatch(name -> name.contains(SEPARATOR))) {
            throw new Failure(400, "user names must not hold ';', which separates them when roles are taken away");
        }
        Refusals.valueOf(registry.assign(role(caller, request), principals(names), caller.actor()));
        return Response.of(201);
    }

    private Response unassign(Administrator caller, Request request) {
        List<String> names = Arrays.stream(parameter(request, "users").split(SEPARATOR, -1))
                .filter(name -> !name.isEmpty())
                .toList();
        Refusals.valueOf(registry.unassign(role(caller, request), principals(names), caller.actor()));
        return Response.of(200);
    }

    private static List<Principal> principals(List<String> names) {
        try {
            return names.stream().<Principal>map(Principal.User::new).toList();
        } catch (IllegalArgumentException invalid) {
            throw new Failure(400, String.valueOf(invalid.getMessage()));
        }
    }

    private static RoleKey role(Administrator caller, Request request) {
        return new RoleKey(caller.account().name(), application(caller, request), parameter(request, ROLE_NAME));
    }

    private Subscription subscription(Administrator caller, Request request) {
        ApplicationKey application = application(caller, request);
        return directory
                .current()
                .subscription(caller.account().name(), application)
                .orElseThrow(() -> new Failure(
                        404,
                        "account '" + caller.account().name() + "' has no subscription to " + application
                                + "; is providerAccount right?"));
    }

    /** Contract d.3: without {@code providerAccount} the application is one of the account's own. */
    private static ApplicationKey application(Administrator caller, Request request) {
        try {
            return new ApplicationKey(
                    request.query()
                            .first(PROVIDER_ACCOUNT)
                            .orElse(caller.account().name()),
                    request.pathParameter("app"));
        } catch (IllegalArgumentException invalid) {
            throw new Failure(400, String.valueOf(invalid.getMessage()));
        }
    }

    private static String parameter(Request request, String name) {
        return request.query()
                .first(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Failure(400, "query parameter '" + name + "' is missing"));
    }
}
