package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.cli.remote.Query;
import java.io.IOException;
import java.util.List;

/** {@code durward group}: groups of users, to which roles can be given. */
public final class GroupCommands {
    private static final String GROUPS = "groups";
    private static final String USERS = "users";
    private static final List<Field> FIELDS = Field.of("name");
    private static final Parameter GROUP = Parameter.one("GROUP", "Name of the group");
    private static final Parameter MEMBERS = Parameter.some("USER", "Users, as free text");

    private GroupCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists the groups of the account.", GroupCommands::list)
                        .alias("ls")
                        .example("durward group list")
                        .prints(FIELDS),
                new Verb("users", "Lists the users in a group.", GroupCommands::users)
                        .example("durward group users Readers")
                        .parameter(GROUP)
                        .prints(FIELDS),
                new Verb("create", "Creates groups, all or none.", GroupCommands::create)
                        .example("durward group create Readers Operators")
                        .parameter(Parameter.some("GROUP", "Names of groups")),
                new Verb("delete", "Deletes groups with what they hold, all or none.", GroupCommands::delete)
                        .alias("rm")
                        .example("durward group delete Readers")
                        .parameter(Parameter.some("GROUP", "Names of groups")),
                new Verb("add", "Puts users into a group.", GroupCommands::add)
                        .example("durward group add Readers s0001 s0002")
                        .parameter(GROUP)
                        .parameter(MEMBERS),
                new Verb("remove", "Takes users out of a group.", GroupCommands::remove)
                        .example("durward group remove Readers s0002")
                        .parameter(GROUP)
                        .parameter(MEMBERS));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        var answer = invocation.platform().get(Accounts.authorization(invocation, GROUPS));
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, GROUPS)));
    }

    private static void users(Invocation invocation) throws Failure, IOException {
        var answer = invocation.platform().get(members(invocation));
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, USERS)));
    }

    private static void create(Invocation invocation) throws Failure {
        ObjectNode body = names(GROUPS, invocation.parameters());
        invocation.platform().change("POST", Accounts.authorization(invocation, GROUPS), body);
    }

    private static void delete(Invocation invocation) throws Failure {
        Query groups = Accounts.authorization(invocation, GROUPS);
        invocation.platform().delete(groups.with(GROUPS, String.join(";", invocation.parameters())));
    }

    private static void add(Invocation invocation) throws Failure {
        Accounts.warn(
                invocation, invocation.platform().change("PUT", members(invocation), names(USERS, others(invocation))));
    }

    private static void remove(Invocation invocation) throws Failure {
        invocation.platform().delete(members(invocation).with(USERS, String.join(";", others(invocation))));
    }

    private static List<String> others(Invocation invocation) {
        List<String> parameters = invocation.parameters();
        return parameters.subList(1, parameters.size());
    }

    private static Query members(Invocation invocation) throws Failure {
        return Accounts.authorization(invocation, GROUPS, USERS).with("groupName", invocation.parameter());
    }

    private static ObjectNode names(String array, List<String> names) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray(array);
        names.forEach(name -> items.addObject().put("name", name));
        return body;
    }
}
