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
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code durward account}: accounts. */
public final class AccountCommands {
    private static final List<Field> FIELDS =
            Field.of("name", "shortName", "displayName", "enabled", "platformRoles", "|", "landscape", "oauthUrls");
    private static final Parameter NAME =
            new Parameter("NAME", "Name of the account (default: the profile's)", Parameter.Count.AT_MOST_ONE);
    private static final Parameter NEW_NAME = Parameter.one("NAME", "Technical name of the new account");
    private static final Option DISPLAY_NAME = Option.of("--display-name", "TEXT", "Name for people");
    private static final Option SHORT = Option.of("--short", "NAME", "Its short name (default: the name)");

    private AccountCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists the accounts that the user is a member of.", AccountCommands::list)
                        .alias("ls")
                        .example("durward account list")
                        .prints(FIELDS),
                new Verb("get", "Shows an account.", AccountCommands::get)
                        .example("durward account get")
                        .example("durward account get demo -o yaml")
                        .parameter(NAME)
                        .prints(FIELDS),
                new Verb("create", "Creates an account with its subscriptions.", AccountCommands::create)
                        .example("durward account create team --short t0815 --display-name 'The team'")
                        .parameter(NEW_NAME)
                        .option(SHORT, DISPLAY_NAME)
                        .prints(FIELDS),
                new Verb("enable", "Lets the callers of an account in again.", call -> enable(call, true))
                        .example("durward account enable demo")
                        .parameter(NAME),
                new Verb("disable", "Refuses every call for an account.", call -> enable(call, false))
                        .example("durward account disable demo")
                        .parameter(NAME));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        var answer = invocation.platform().get(Query.path("oauth", "v1", "accounts"));
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, "accounts")));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        var account = invocation.platform().get(Accounts.named(name(invocation)));
        invocation.print(Listing.single(FIELDS, account));
    }

    private static void create(Invocation invocation) throws Failure, IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", invocation.parameter());
        invocation.value(SHORT).ifPresent(name -> body.put("shortName", name));
        invocation.value(DISPLAY_NAME).ifPresent(name -> body.put("displayName", name));
        var created = invocation.platform().change("POST", Query.path("oauth", "v1", "accounts"), body);
        invocation.print(Listing.single(FIELDS, created));
    }

    private static void enable(Invocation invocation, boolean enabled) throws Failure {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("enabled", enabled);
        invocation.platform().change("PATCH", Accounts.named(name(invocation)), body);
    }

    private static String name(Invocation invocation) throws Failure {
        Optional<String> named = invocation.parameters().stream().findFirst();
        return named.isPresent() ? named.get() : invocation.account();
    }
}
