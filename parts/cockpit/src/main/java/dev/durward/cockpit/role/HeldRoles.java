package dev.durward.cockpit.role;

import dev.durward.access.Access;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.RoleRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.List;

/** The roles that a user or a group holds directly: read, given and taken away in the same way (contract d.3). */
final class HeldRoles {
    /** Whose roles a call is about. */
    @FunctionalInterface
    interface Holder {
        /** The user or group that a request names; fails when it names none. */
        Principal of(Administrator caller, Request request);
    }

    /**
     * The calls for one kind of holder.
     *
     * @param list lists the roles
     * @param assign gives roles
     * @param unassign takes roles away
     */
    record Calls(Call list, Call assign, Call unassign) {}

    private final DirectoryService directory;
    private final RoleRegistry roles;
    private final Holder holder;

    HeldRoles(Access access, Holder holder) {
        this.directory = access.directory();
        this.roles = access.roles();
        this.holder = holder;
    }

    void addTo(Routes routes, Calls calls) {
        routes.add(calls.list(), Routes.MEMBERS, this::list);
        routes.add(calls.assign(), Routes.ASSIGNERS, this::assign);
        routes.add(calls.unassign(), Routes.ASSIGNERS, this::unassign);
    }

    private Response list(Administrator caller, Request request) throws IOException {
        return JsonBody.answer(200, RoleCalls.json(directory.current(), caller, holder.of(caller, request)));
    }

    private Response assign(Administrator caller, Request request) throws IOException {
        List<RoleKey> wanted = RoleCalls.roles(caller, request);
        Principal principal = holder.of(caller, request);
        Refusals.valueOf(roles.assignAll(caller.account().name(), wanted, principal, caller.actor()));
        return switch (principal) {
            case Principal.User(String name) ->
                JsonBody.answer(201, RoleCalls.warnings(directory.current(), caller, List.of(name)));
            // a group has to exist, so its name can't be mistyped
            case Principal.Group group -> Response.of(201);
        };
    }

    private Response unassign(Administrator caller, Request request) {
        String account = caller.account().name();
        Principal principal = holder.of(caller, request);
        List<RoleKey> unwanted = RoleCalls.held(request, directory.current().assignedTo(account, principal));
        Refusals.valueOf(roles.unassignAll(account, unwanted, principal, caller.actor()));
        return Response.of(200);
    }
}
