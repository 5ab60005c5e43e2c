package dev.durward.cockpit.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.explanation.KnownNames;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call.Parameter;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the calls of the Authorization Management API have in common: names, lists, bodies (contract d.3). */
final class RoleCalls {
    static final String BASE = "/authorization/v1/accounts/{account}";
    static final String PROVIDER_ACCOUNT = "providerAccount";
    static final String NAME = "name";
    static final String ROLES = "roles";
    static final String USERS = "users";
    static final String GROUPS = "groups";
    static final String USER_ID = "userId";
    static final String GROUP_NAME = "groupName";

    private static final String APPLICATION_NAME = "applicationName";
    private static final String SEPARATOR = ";";
    private static final String ALL = "*";
    private static final String WARNING_LIST = "warnings";
    // a name is compared with every other, and a body may hold thousands
    private static final int MOST_CHECKED = 50;

    /** Users by name. */
    static final Shape USER_LIST =
            Shape.listing("Users", USERS, Shape.named("User").has(NAME, Schema.text(), "free text, compared exactly"));

    /** Groups by name. */
    static final Shape GROUP_LIST =
            Shape.listing("Groups", GROUPS, Shape.named("Group").has(NAME, Schema.text(), "compared without case"));

    /** Roles with their applications. */
    static final Shape ROLE_LIST = Shape.listing(
            "AssignedRoles",
            ROLES,
            Shape.named("AssignedRole")
                    .has(NAME, Schema.text(), "compared exactly")
                    .has(APPLICATION_NAME, Schema.text(), "such as demotmn")
                    .may(PROVIDER_ACCOUNT, Schema.text(), "the account itself when left out"));

    /** What looks wrong about names; empty when nothing does. */
    static final Shape WARNINGS = Shape.listing(
            "Warnings",
            WARNING_LIST,
            Shape.named("Warning")
                    .has("user", Schema.text(), "the name as it was given")
                    .has("text", Schema.text(), "what looks wrong, for people")
                    .has("suggestions", Schema.list(Schema.text()), "names that may have been meant"));

    static final Parameter USER = Parameter.required(USER_ID, "name of the user");
    static final Parameter GROUP = Parameter.required(GROUP_NAME, "name of the group");
    static final Parameter SOME_USERS = Parameter.required(USERS, "names with `;` between them");
    static final Parameter SOME_GROUPS = Parameter.required(GROUPS, "names with `;` between them");
    static final Parameter SOME_ROLES = Parameter.required(
            ROLES, "names, or `provider:application:name`, with `;` between them; `*` for all that are held");

    private RoleCalls() {}

    /** A parameter of the query that must have a value. */
    static String parameter(Request request, String name) {
        return request.query()
                .first(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Failure(400, "query parameter '" + name + "' is missing"));
    }

    /** The names in a parameter, each once; at least one. */
    static Set<String> names(Request request, String parameter) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(parameter(request, parameter).split(SEPARATOR, -1))
                .filter(name -> !name.isBlank())
                .forEach(names::add);
        if (names.isEmpty()) {
            throw new Failure(400, "query parameter '" + parameter + "' names nobody");
        }
        return names;
    }

    /** Whether a parameter asks for all there are. */
    static boolean all(Request request, String parameter) {
        return parameter(request, parameter).equals(ALL);
    }

    /** The names in a parameter, or all those there are when it says so. */
    static Collection<String> names(Request request, String parameter, Collection<String> all) {
        return all(request, parameter) ? all : names(request, parameter);
    }

    /** The names in a body such as {@code {"users":[{"name":"u"}]}}, each once, none with a separator. */
    static Set<String> names(Request request, String array, Shape shape) throws IOException {
        Set<String> names = new LinkedHashSet<>(JsonBody.of(request, shape).texts(array, NAME));
        if (names.stream().anyMatch(name -> name.contains(SEPARATOR))) {
            throw new Failure(400, "names must not hold ';', which separates them when they are taken away");
        }
        return names;
    }

    static Principal user(String name) {
        return Paths.checked(() -> new Principal.User(name));
    }

    static Principal group(String name) {
        return Paths.checked(() -> new Principal.Group(name));
    }

    static List<Principal> users(Collection<String> names) {
        return names.stream().map(RoleCalls::user).toList();
    }

    /** The roles in a body; without {@code providerAccount} the application is one of the account's own. */
    static List<RoleKey> roles(Administrator caller, Request request) throws IOException {
        String account = caller.account().name();
        return JsonBody.of(request, ROLE_LIST).objects(ROLES).stream()
                .map(item -> new RoleKey(
                        account,
                        application(item.text(PROVIDER_ACCOUNT).orElse(account), item.requiredText(APPLICATION_NAME)),
                        item.requiredText(NAME)))
                .distinct()
                .toList();
    }

    static ApplicationKey application(String provider, String application) {
        return Paths.checked(() -> new ApplicationKey(provider, application));
    }

    /** Of the roles that somebody holds, those that a parameter names. */
    static List<RoleKey> held(Request request, Collection<RoleKey> held) {
        if (all(request, ROLES)) {
            return List.copyOf(held);
        }
        Set<String> wanted = names(request, ROLES);
        return held.stream()
                .filter(role -> wanted.contains(role.name()) || wanted.contains(role.application() + ":" + role.name()))
                .toList();
    }

    /** The roles that somebody holds directly. */
    static ObjectNode json(Directory now, Administrator caller, Principal principal) {
        ObjectNode body = JsonBody.object();
        var roles = body.putArray(ROLES);
        now.assignedTo(caller.account().name(), principal).forEach(role -> roles.add(json(role)));
        return body;
    }

    static ObjectNode json(RoleKey role) {
        return JsonBody.object()
                .put(NAME, role.name())
                .put(APPLICATION_NAME, role.application().application())
                .put(PROVIDER_ACCOUNT, role.application().provider());
    }

    /** What looks wrong about names that something was given to; it was given all the same. */
    static ObjectNode warnings(Directory now, Administrator caller, Collection<String> names) {
        KnownNames known = new KnownNames(now, caller.account().name());
        ObjectNode body = JsonBody.object();
        var list = body.putArray(WARNING_LIST);
        names.stream()
                .limit(MOST_CHECKED)
                .flatMap(name -> known.doubts(name).stream())
                .forEach(doubt -> {
                    ObjectNode warning =
                            list.addObject().put("user", doubt.name()).put("text", doubt.text());
                    doubt.suggestions().forEach(warning.putArray("suggestions")::add);
                });
        return body;
    }

    /** An answer such as {@code {"users":[{"name":"u"}]}}. */
    static ObjectNode json(String array, Collection<String> names) {
        ObjectNode body = JsonBody.object();
        var list = body.putArray(array);
        names.forEach(name -> list.addObject().put(NAME, name));
        return body;
    }
}
