package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code durward role}: roles of an application, and who has them. */
public final class RoleCommands {
    private static final List<Field> FIELDS = Field.of("name", "type", "|", "applicationRole", "shared");
    private static final List<Field> HELD = Field.of("name", "applicationName", "providerAccount");
    private static final List<Field> HOLDERS = Field.of("name", "kind");
    private static final String NAME = "name";
    private static final String ROLE_NAME = "roleName";
    private static final String PROVIDER_ACCOUNT = "providerAccount";
    private static final Option APPLICATION =
            Option.of("--app", "APP", "tmn, iflmap or provider:application (default: tmn)");
    private static final Option TO_USER = Option.repeatable("--to", "USER", "A user, as free text");
    private static final Option TO_CLIENT =
            Option.repeatable("--client", "ID", "An OAuth client, whose user is oauth_client_<ID>");
    private static final Option TO_GROUP = Option.repeatable("--group", "NAME", "A group");
    private static final Parameter ROLE = Parameter.one("ROLE", "Name of the role, such as NodeManager.read");

    private RoleCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists the roles of an application.", RoleCommands::list)
                        .alias("ls")
                        .example("durward role list")
                        .example("durward role list --app iflmap")
                        .option(APPLICATION)
                        .prints(FIELDS),
                new Verb("of", "Lists the roles that a user holds directly, in all applications.", RoleCommands::of)
                        .example("durward role of oauth_client_log-reader")
                        .parameter(Parameter.one("USER", "Name of the user"))
                        .prints(HELD),
                new Verb("holders", "Lists the users and groups that hold a role.", RoleCommands::holders)
                        .example("durward role holders NodeManager.read")
                        .parameter(ROLE)
                        .option(APPLICATION)
                        .prints(HOLDERS),
                new Verb("assign", "Gives a role to users, clients and groups.", call -> change(call, true))
                        .example("durward role assign NodeManager.read --client log-reader")
                        .example("durward role assign AuthGroup.Administrator --to s0001 --group Operators")
                        .parameter(ROLE)
                        .option(APPLICATION, TO_USER, TO_CLIENT, TO_GROUP),
                new Verb("unassign", "Takes a role from users, clients and groups.", call -> change(call, false))
                        .example("durward role unassign NodeManager.read --client log-reader")
                        .parameter(ROLE)
                        .option(APPLICATION, TO_USER, TO_CLIENT, TO_GROUP));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        var answer = invocation.platform().get(roles(invocation));
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, "roles")));
    }

    private static void of(Invocation invocation) throws Failure, IOException {
        var answer = invocation
                .platform()
                .get(Accounts.authorization(invocation, "users", "roles").with("userId", invocation.parameter()));
        invocation.print(Listing.of(HELD, Accounts.rows(answer, "roles")));
    }

    private static void holders(Invocation invocation) throws Failure, IOException {
        PlatformApi platform = invocation.platform();
        List<ObjectNode> rows = new ArrayList<>();
        for (String kind : List.of("user", "group")) {
            Query holders = roles(invocation, kind + "s").with(ROLE_NAME, invocation.parameter());
            for (ObjectNode row : Accounts.rows(platform.get(holders), kind + "s")) {
                rows.add(row.put("kind", kind));
            }
        }
        invocation.print(Listing.of(HOLDERS, rows));
    }

    private static void change(Invocation invocation, boolean assign) throws Failure {
        List<String> users = new ArrayList<>(invocation.values(TO_USER));
        invocation.values(TO_CLIENT).forEach(client -> users.add("oauth_client_" + client));
        List<String> groups = invocation.values(TO_GROUP);
        if (users.isEmpty() && groups.isEmpty()) {
            throw Failure.usage("say whom: give at least one of --to, --client, --group");
        }
        PlatformApi platform = invocation.platform();
        if (!users.isEmpty()) {
            Query holders = roles(invocation, "users").with(ROLE_NAME, invocation.parameter());
            Accounts.warn(invocation, assign ? add(platform, holders, users) : remove(platform, holders, users));
        }
        for (String group : groups) {
            changeGroup(invocation, platform, group, assign);
        }
    }

    private static ObjectNode add(PlatformApi platform, Query holders, List<String> users) throws Failure {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var names = body.putArray("users");
        users.forEach(user -> names.addObject().put(NAME, user));
        return platform.change("PUT", holders, body);
    }

    private static ObjectNode remove(PlatformApi platform, Query holders, List<String> users) throws Failure {
        return platform.remove(holders.with("users", String.join(";", users)));
    }

    /** Roles of groups are changed at the group. */
    private static void changeGroup(Invocation invocation, PlatformApi platform, String group, boolean assign)
            throws Failure {
        ApplicationKey application = application(invocation);
        Query held = Accounts.authorization(invocation, "groups", "roles").with("groupName", group);
        if (!assign) {
            Accounts.warn(invocation, platform.remove(held.with("roles", application + ":" + invocation.parameter())));
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("roles")
                .addObject()
                .put(NAME, invocation.parameter())
                .put("applicationName", application.application())
                .put(PROVIDER_ACCOUNT, application.provider());
        Accounts.warn(invocation, platform.change("PUT", held, body));
    }

    private static Query roles(Invocation invocation, String... more) throws Failure {
        ApplicationKey application = application(invocation);
        List<String> segments = new ArrayList<>(List.of("apps", application.application(), "roles"));
        segments.addAll(List.of(more));
        return Accounts.authorization(invocation, segments.toArray(String[]::new))
                .with(PROVIDER_ACCOUNT, application.provider());
    }

    private static ApplicationKey application(Invocation invocation) throws Failure {
        Optional<String> named = invocation.value(APPLICATION);
        return Accounts.application(invocation, named.orElse(NodeType.TMN.suffix()));
    }
}
