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
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code durward user}: local users of the installation, for members of the provider account. */
public final class UserCommands {
    private static final List<Field> FIELDS = Field.of("name", "enabled", "memberOf");
    private static final Parameter NAME = Parameter.one("NAME", "Name of the user");
    private static final Option NEW_PASSWORD = Option.of(
            "--new-password-file", "FILE", "File that holds the password, 12 to 1000 characters; - for standard input");

    private UserCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists the local users.", UserCommands::list)
                        .alias("ls")
                        .example("durward user list")
                        .prints(FIELDS),
                new Verb("get", "Shows a local user.", UserCommands::get)
                        .example("durward user get admin")
                        .parameter(NAME)
                        .prints(FIELDS),
                new Verb("create", "Creates a local user, without any role.", UserCommands::create)
                        .example("durward user create s0001 --new-password-file - < password")
                        .parameter(NAME)
                        .option(NEW_PASSWORD)
                        .prints(FIELDS),
                new Verb("set-password", "Sets the password of a local user.", UserCommands::setPassword)
                        .example("durward user set-password s0001 --new-password-file - < password")
                        .parameter(NAME)
                        .option(NEW_PASSWORD),
                new Verb("enable", "Lets a local user in again.", call -> enable(call, true))
                        .example("durward user enable s0001")
                        .parameter(NAME),
                new Verb("disable", "Refuses a local user.", call -> enable(call, false))
                        .example("durward user disable s0001")
                        .parameter(NAME),
                new Verb("delete", "Deletes local users with their platform roles.", UserCommands::delete)
                        .alias("rm")
                        .example("durward user delete s0001")
                        .parameter(Parameter.some("NAME", "Names of users")));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        invocation.print(Listing.of(FIELDS, Accounts.rows(invocation.platform().get(users()), "users")));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        invocation.print(Listing.single(FIELDS, invocation.platform().get(users(invocation.parameter()))));
    }

    private static void create(Invocation invocation) throws Failure, IOException {
        ObjectNode body = password(invocation).put("name", invocation.parameter());
        invocation.print(Listing.single(FIELDS, invocation.platform().change("POST", users(), body)));
    }

    private static void setPassword(Invocation invocation) throws Failure {
        patch(invocation, password(invocation));
    }

    private static void enable(Invocation invocation, boolean enabled) throws Failure {
        patch(invocation, JsonNodeFactory.instance.objectNode().put("enabled", enabled));
    }

    private static void delete(Invocation invocation) throws Failure {
        var platform = invocation.platform();
        for (String name : invocation.parameters()) {
            platform.delete(users(name));
        }
    }

    private static void patch(Invocation invocation, ObjectNode body) throws Failure {
        invocation.platform().change("PATCH", users(invocation.parameter()), body);
    }

    private static ObjectNode password(Invocation invocation) throws Failure {
        String file = invocation
                .value(NEW_PASSWORD)
                .orElseThrow(() -> Failure.usage("the password is missing: give --new-password-file FILE, or - and the"
                        + " password on standard input"));
        String password = invocation.profile().read(file, NEW_PASSWORD.name()).reveal();
        return JsonNodeFactory.instance.objectNode().put("password", password);
    }

    /** Local users belong to the provider account, whatever the profile's account is. */
    private static Query users(String... more) {
        List<String> segments = new ArrayList<>(List.of("users"));
        segments.addAll(List.of(more));
        return Accounts.named(Account.PROVIDER, segments.toArray(String[]::new));
    }
}
