package dev.durward.cockpit.role;

import static dev.durward.cockpit.role.RoleCalls.GROUPS;
import static dev.durward.cockpit.role.RoleCalls.GROUP_NAME;
import static dev.durward.cockpit.role.RoleCalls.USERS;

import dev.durward.access.Access;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.GroupRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** {@code .../groups}: groups of an account, the roles they hold and the users in them (contract d.3). */
public final class GroupHandlers implements Endpoints {
    private static final String ALL_GROUPS = RoleCalls.BASE + "/groups";
    private static final String OWN_ROLES = ALL_GROUPS + "/roles";
    private static final String OWN_USERS = ALL_GROUPS + "/users";

    private final DirectoryService directory;
    private final HeldRoles roles;
    private final GroupRegistry groups;

    /** Reads from the directory and changes through the registries. */
    public GroupHandlers(Access access) {
        this.directory = access.directory();
        this.roles = new HeldRoles(access, (caller, request) -> RoleCalls.group(group(caller, request)));
        this.groups = access.groups();
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(
                Call.get(ALL_GROUPS, "listGroups", "Lists the groups of an account")
                        .answers(200, RoleCalls.GROUP_LIST),
                Routes.MEMBERS,
                (caller, request) -> list(caller));
        routes.add(
                Call.post(ALL_GROUPS, "createGroups", "Creates groups, all or none")
                        .takes(RoleCalls.GROUP_LIST)
                        .answers(201),
                Routes.ASSIGNERS,
                this::create);
        routes.add(
                Call.delete(ALL_GROUPS, "deleteGroups", "Deletes groups with what they hold, all or none")
                        .asks(RoleCalls.SOME_GROUPS)
                        .answers(200),
                Routes.ASSIGNERS,
                this::delete);
        roles.addTo(routes, roleCalls());
        addUsers(routes);
    }

    private static HeldRoles.Calls roleCalls() {
        return new HeldRoles.Calls(
                Call.get(OWN_ROLES, "listRolesOfGroup", "Lists the roles that a group holds")
                        .asks(RoleCalls.GROUP)
                        .answers(200, RoleCalls.ROLE_LIST),
                Call.put(OWN_ROLES, "assignRolesToGroup", "Gives roles to a group, all or none")
                        .asks(RoleCalls.GROUP)
                        .takes(RoleCalls.ROLE_LIST)
                        .answers(201),
                Call.delete(OWN_ROLES, "unassignRolesFromGroup", "Takes roles from a group")
                        .asks(RoleCalls.GROUP, RoleCalls.SOME_ROLES)
                        .answers(200));
    }

    private void addUsers(Routes routes) {
        routes.add(
                Call.get(OWN_USERS, "listUsersOfGroup", "Lists the users in a group")
                        .asks(RoleCalls.GROUP)
                        .answers(200, RoleCalls.USER_LIST),
                Routes.MEMBERS,
                this::users);
        routes.add(
                Call.put(OWN_USERS, "addUsersToGroup", "Puts users into a group")
                        .asks(RoleCalls.GROUP)
                        .takes(RoleCalls.USER_LIST)
                        .answers(201, RoleCalls.WARNINGS),
                Routes.ASSIGNERS,
                this::addUsers);
        routes.add(
                Call.delete(OWN_USERS, "removeUsersFromGroup", "Takes users out of a group; `*` for all")
                        .asks(RoleCalls.GROUP, RoleCalls.SOME_USERS)
                        .answers(200),
                Routes.ASSIGNERS,
                this::removeUsers);
    }

    private Response list(Administrator caller) throws IOException {
        List<String> names = directory
                .current()
                .data()
                .groups()
                .getOrDefault(caller.account().name(), List.of());
        return JsonBody.answer(200, RoleCalls.json(GROUPS, names));
    }

    private Response create(Administrator caller, Request request) throws IOException {
        Collection<String> names = RoleCalls.names(request, GROUPS, RoleCalls.GROUP_LIST);
        Refusals.valueOf(groups.create(caller.account().name(), names, caller.actor()));
        return Response.of(201);
    }

    private Response delete(Administrator caller, Request request) {
        Refusals.valueOf(groups.delete(caller.account().name(), RoleCalls.names(request, GROUPS), caller.actor()));
        return Response.of(200);
    }

    /** The group that a call names, as it was created. */
    private String group(Administrator caller, Request request) {
        String account = caller.account().name();
        String name = RoleCalls.parameter(request, GROUP_NAME);
        return directory
                .current()
                .group(account, name)
                .orElseThrow(() -> new Failure(404, "account '" + account + "' has no group '" + name + "'"));
    }

    private Response users(Administrator caller, Request request) throws IOException {
        List<String> names = directory.current().usersIn(caller.account().name(), group(caller, request));
        return JsonBody.answer(200, RoleCalls.json(USERS, names));
    }

    private Response addUsers(Administrator caller, Request request) throws IOException {
        Collection<String> names = RoleCalls.names(request, USERS, RoleCalls.USER_LIST);
        RoleCalls.users(names);
        Refusals.valueOf(groups.addUsers(caller.account().name(), group(caller, request), names, caller.actor()));
        return JsonBody.answer(201, RoleCalls.warnings(directory.current(), caller, names));
    }

    private Response removeUsers(Administrator caller, Request request) {
        String account = caller.account().name();
        String group = group(caller, request);
        Collection<String> names =
                RoleCalls.names(request, USERS, directory.current().usersIn(account, group));
        Refusals.valueOf(groups.removeUsers(account, group, names, caller.actor()));
        return Response.of(200);
    }
}
