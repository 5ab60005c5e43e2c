package dev.durward.cockpit.role;

import static dev.durward.cockpit.role.RoleCalls.GROUPS;
import static dev.durward.cockpit.role.RoleCalls.USER_ID;

import dev.durward.access.Access;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.GroupRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.domain.authorization.Principal;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** {@code .../users/roles} and {@code .../users/groups}: what one user has (contract d.3). */
public final class UserRoleHandlers implements Endpoints {
    private static final String OWN_ROLES = RoleCalls.BASE + "/users/roles";
    private static final String OWN_GROUPS = RoleCalls.BASE + "/users/groups";

    private final DirectoryService directory;
    private final HeldRoles roles;
    private final GroupRegistry groups;

    /** Reads from the directory and changes through the registries. */
    public UserRoleHandlers(Access access) {
        this.directory = access.directory();
        this.roles = new HeldRoles(access, (caller, request) -> user(request));
        this.groups = access.groups();
    }

    @Override
    public void addTo(Routes routes) {
        roles.addTo(routes, roleCalls());
        addGroups(routes);
    }

    private static HeldRoles.Calls roleCalls() {
        return new HeldRoles.Calls(
                Call.get(OWN_ROLES, "listRolesOfUser", "Lists the roles that a user holds directly")
                        .asks(RoleCalls.USER)
                        .answers(200, RoleCalls.ROLE_LIST),
                Call.put(OWN_ROLES, "assignRolesToUser", "Gives roles to a user, all or none")
                        .asks(RoleCalls.USER)
                        .takes(RoleCalls.ROLE_LIST)
                        .answers(201, RoleCalls.WARNINGS),
                Call.delete(OWN_ROLES, "unassignRolesFromUser", "Takes roles from a user")
                        .asks(RoleCalls.USER, RoleCalls.SOME_ROLES)
                        .answers(200));
    }

    private void addGroups(Routes routes) {
        routes.add(
                Call.get(OWN_GROUPS, "listGroupsOfUser", "Lists the groups that a user is in")
                        .asks(RoleCalls.USER)
                        .answers(200, RoleCalls.GROUP_LIST),
                Routes.MEMBERS,
                (caller, request) -> JsonBody.answer(
                        200,
                        RoleCalls.json(
                                GROUPS,
                                directory
                                        .current()
                                        .groupsOf(
                                                caller.account().name(),
                                                user(request).name()))));
        routes.add(
                Call.put(OWN_GROUPS, "addUserToGroups", "Puts a user into groups, all or none")
                        .asks(RoleCalls.USER)
                        .takes(RoleCalls.GROUP_LIST)
                        .answers(201, RoleCalls.WARNINGS),
                Routes.ASSIGNERS,
                this::join);
        routes.add(
                Call.delete(OWN_GROUPS, "removeUserFromGroups", "Takes a user out of groups; `*` for all")
                        .asks(RoleCalls.USER, RoleCalls.SOME_GROUPS)
                        .answers(200),
                Routes.ASSIGNERS,
                this::leave);
    }

    private static Principal user(Request request) {
        return RoleCalls.user(RoleCalls.parameter(request, USER_ID));
    }

    private Response join(Administrator caller, Request request) throws IOException {
        Collection<String> names = RoleCalls.names(request, GROUPS, RoleCalls.GROUP_LIST);
        String user = user(request).name();
        Refusals.valueOf(groups.addUser(caller.account().name(), user, names, caller.actor()));
        return JsonBody.answer(201, RoleCalls.warnings(directory.current(), caller, List.of(user)));
    }

    private Response leave(Administrator caller, Request request) {
        String account = caller.account().name();
        String user = user(request).name();
        Collection<String> names =
                RoleCalls.names(request, GROUPS, directory.current().groupsOf(account, user));
        Refusals.valueOf(groups.removeUser(account, user, names, caller.actor()));
        return Response.of(200);
    }
}
