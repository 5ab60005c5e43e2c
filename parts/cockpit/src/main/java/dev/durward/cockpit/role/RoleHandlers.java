package dev.durward.cockpit.role;

import static dev.durward.cockpit.role.RoleCalls.NAME;
import static dev.durward.cockpit.role.RoleCalls.PROVIDER_ACCOUNT;
import static dev.durward.cockpit.role.RoleCalls.ROLES;
import static dev.durward.cockpit.role.RoleCalls.USERS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.RoleRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Call.Parameter;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code .../apps/{app}/roles}: roles of an application and who has them (contract d.3). */
public final class RoleHandlers implements Endpoints {
    private static final String ROLE_NAME = "roleName";
    private static final String PREDEFINED = "PREDEFINED";
    private static final String CUSTOM = "CUSTOM";
    private static final Pattern CUSTOM_NAME = Pattern.compile("[^;:\\p{Cntrl}]{1,255}");
    private static final Shape LIST = Shape.listing(
            "Roles",
            ROLES,
            Shape.named("Role")
                    .has(NAME, Schema.text(), "")
                    .has("type", Schema.words(PREDEFINED, CUSTOM), "")
                    .has("applicationRole", Schema.truth(), "whether the application defines it")
                    .has("shared", Schema.truth(), "whether subscribers see it"));
    private static final Shape NEW = Shape.listing(
            "NewRoles",
            ROLES,
            Shape.named("NewRole").has(NAME, Schema.text(), "1 to 255 characters without colon and semicolon"));
    private static final Parameter OF =
            Parameter.optional(PROVIDER_ACCOUNT, "`durward` for tmn and iflmap; the account itself when left out");
    private static final Parameter ROLE = Parameter.required(ROLE_NAME, "compared exactly");

    private final DirectoryService directory;
    private final RoleRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public RoleHandlers(DirectoryService directory, RoleRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        addTo(routes, "apps", "");
        // Neo: the documentation's samples call it so, real clients don't
        addTo(routes, "applications", "OfApplication");
    }

    private void addTo(Routes routes, String segment, String ending) {
        String roles = RoleCalls.BASE + "/" + segment + "/{app}/roles";
        routes.add(
                Call.get(roles, "listRoles" + ending, "Lists the roles of an application")
                        .asks(OF)
                        .answers(200, LIST),
                Routes.MEMBERS,
                this::roles);
        routes.write(
                Call.post(roles, "createRoles" + ending, "Creates custom roles, all or none")
                        .asks(OF)
                        .takes(NEW)
                        .answers(201),
                this::create);
        routes.write(
                Call.delete(roles, "deleteRoles" + ending, "Deletes custom roles with their assignments, all or none")
                        .asks(OF, Parameter.required(ROLES, "names with `;` between them"))
                        .answers(200),
                this::delete);
        addHolders(routes, roles, ending);
    }

    private void addHolders(Routes routes, String roles, String ending) {
        routes.add(
                Call.get(roles + "/users", "listUsersOfRole" + ending, "Lists the users who hold a role directly")
                        .asks(OF, ROLE)
                        .answers(200, RoleCalls.USER_LIST),
                Routes.MEMBERS,
                (caller, request) -> holders(caller, request, USERS, Principal.User.class::isInstance));
        routes.add(
                Call.get(roles + "/groups", "listGroupsOfRole" + ending, "Lists the groups that hold a role")
                        .asks(OF, ROLE)
                        .answers(200, RoleCalls.GROUP_LIST),
                Routes.MEMBERS,
                (caller, request) -> holders(caller, request, RoleCalls.GROUPS, Principal.Group.class::isInstance));
        routes.add(
                Call.put(roles + "/users", "assignRole" + ending, "Gives a role to users; who has it keeps it")
                        .asks(OF, ROLE)
                        .takes(RoleCalls.USER_LIST)
                        .answers(201, RoleCalls.WARNINGS),
                Routes.ASSIGNERS,
                this::assign);
        routes.add(
                Call.delete(roles + "/users", "unassignRole" + ending, "Takes a role from users")
                        .asks(OF, ROLE, RoleCalls.SOME_USERS)
                        .answers(200),
                Routes.ASSIGNERS,
                this::unassign);
    }

    private Response roles(Administrator caller, Request request) throws IOException {
        Subscription subscription = subscription(caller, request);
        ObjectNode body = JsonBody.object();
        var roles = body.putArray(ROLES);
        for (String name : PredefinedRoles.of(subscription.nodeType())) {
            roles.add(role(name, PREDEFINED));
        }
        for (RoleKey custom : directory.current().data().customRoles()) {
            if (custom.account().equals(subscription.account())
                    && custom.application().equals(subscription.application())) {
                roles.add(role(custom.name(), CUSTOM));
            }
        }
        return JsonBody.answer(200, body);
    }

    private static ObjectNode role(String name, String type) {
        return JsonBody.object()
                .put(NAME, name)
                .put("type", type)
                .put("applicationRole", type.equals(PREDEFINED))
                .put("shared", true);
    }

    private Response create(Administrator caller, Request request) throws IOException {
        List<RoleKey> roles = keys(caller, request, RoleCalls.names(request, ROLES, NEW));
        if (!roles.stream().allMatch(role -> CUSTOM_NAME.matcher(role.name()).matches())) {
            throw new Failure(400, "role name must have 1 to 255 characters without ':', ';' and control characters");
        }
        Refusals.valueOf(registry.createRoles(caller.account().name(), roles, caller.actor()));
        return Response.of(201);
    }

    private Response delete(Administrator caller, Request request) {
        List<RoleKey> roles = keys(caller, request, RoleCalls.names(request, ROLES));
        Refusals.valueOf(registry.deleteRoles(caller.account().name(), roles, caller.actor()));
        return Response.of(200);
    }

    private static List<RoleKey> keys(Administrator caller, Request request, Set<String> names) {
        ApplicationKey application = application(caller, request);
        return names.stream()
                .map(name -> new RoleKey(caller.account().name(), application, name))
                .toList();
    }

    private Response holders(Administrator caller, Request request, String array, Predicate<Principal> kind)
            throws IOException {
        RoleKey role = role(caller, request);
        Directory now = directory.current();
        if (!now.roleExists(subscription(caller, request), role.name())) {
            throw new Failure(404, "application " + role.application() + " has no role '" + role.name() + "'");
        }
        List<String> names = now.data().assignments().stream()
                .filter(assignment -> assignment.role().equals(role))
                .map(RoleAssignment::principal)
                .filter(kind)
                .map(Principal::name)
                .sorted()
                .toList();
        return JsonBody.answer(200, RoleCalls.json(array, names));
    }

    private Response assign(Administrator caller, Request request) throws IOException {
        Set<String> names = RoleCalls.names(request, USERS, RoleCalls.USER_LIST);
        Refusals.valueOf(registry.assign(role(caller, request), RoleCalls.users(names), caller.actor()));
        return JsonBody.answer(201, RoleCalls.warnings(directory.current(), caller, names));
    }

    private Response unassign(Administrator caller, Request request) {
        Set<String> names = RoleCalls.names(request, USERS);
        Refusals.valueOf(registry.unassign(role(caller, request), RoleCalls.users(names), caller.actor()));
        return Response.of(200);
    }

    private static RoleKey role(Administrator caller, Request request) {
        return new RoleKey(
                caller.account().name(), application(caller, request), RoleCalls.parameter(request, ROLE_NAME));
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
        return RoleCalls.application(
                request.query().first(PROVIDER_ACCOUNT).orElse(caller.account().name()), request.pathParameter("app"));
    }
}
