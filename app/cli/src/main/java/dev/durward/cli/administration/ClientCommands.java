package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Lengths;
import dev.durward.cli.command.Noun;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.command.Word;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.domain.account.NodeType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code durward client}: OAuth clients. */
public final class ClientCommands {
    static final Parameter ID = Parameter.one("ID", "Id of the client");
    static final Option SECRET_FILE =
            Option.of("--secret-file", "FILE", "The secret, - for standard input (default: a generated one, printed)");

    private static final String CLIENTS = "clients";
    private static final List<Field> FIELDS = Field.of(
            "id",
            "name",
            "subscription",
            "authentication",
            "tokenLifetime",
            "enabled",
            "|",
            "description",
            "user",
            "secrets");
    private static final List<Field> CREATED = Field.of(
            "id", "secret", "name", "subscription", "authentication", "tokenLifetime", "enabled", "user", "roles");
    private static final Parameter NEW_ID =
            new Parameter("ID", "Id of the client (default: a generated one)", Parameter.Count.AT_MOST_ONE);
    private static final Option NAME = Option.of("--name", "NAME", "Name for people (default: the id)");
    private static final Option DESCRIPTION = Option.of("--description", "TEXT", "What it is for");
    private static final Option SUBSCRIPTION =
            Option.of("--subscription", "APP", "tmn, iflmap or provider:application (default: tmn)");
    private static final Option AUTHENTICATION =
            Option.of("--authentication", "WAY", "basic or basic-or-body (default: basic)");
    private static final Option LIFETIME = Option.of(
            "--token-lifetime", "TIME", "How long its tokens live, such as 90s, 60m, 12h, 180d (default: 60m)");
    private static final Option ROLE = Option.repeatable("--role", "ROLE", "A role for it, such as NodeManager.read");

    private ClientCommands() {}

    /** The commands. */
    public static List<Word> verbs() {
        return List.of(
                new Verb("list", "Lists the OAuth clients of the account.", ClientCommands::list)
                        .alias("ls")
                        .example("durward client list")
                        .example("durward client list -o csv --fields id,tokenLifetime")
                        .prints(FIELDS),
                new Verb("get", "Shows an OAuth client.", ClientCommands::get)
                        .example("durward client get log-reader")
                        .parameter(ID)
                        .prints(FIELDS),
                new Verb(
                                "create",
                                "Registers an OAuth client and gives it roles, both or nothing.",
                                ClientCommands::create)
                        .example(
                                "durward client create reader --role IntegrationOperationServer.read --role NodeManager.read")
                        .example("durward client create sender --subscription iflmap --role ESBMessaging.send")
                        .parameter(NEW_ID)
                        .option(NAME, DESCRIPTION, SUBSCRIPTION, AUTHENTICATION, LIFETIME, SECRET_FILE, ROLE)
                        .prints(CREATED),
                new Verb("update", "Changes fields of an OAuth client; those not named stay.", ClientCommands::update)
                        .example("durward client update log-reader --token-lifetime 12h")
                        .parameter(ID)
                        .option(NAME, DESCRIPTION, AUTHENTICATION, LIFETIME)
                        .prints(FIELDS),
                new Verb("enable", "Lets an OAuth client in again.", call -> enable(call, true))
                        .example("durward client enable log-reader")
                        .parameter(ID),
                new Verb("disable", "Refuses an OAuth client and its tokens.", call -> enable(call, false))
                        .example("durward client disable log-reader")
                        .parameter(ID),
                new Verb(
                                "delete",
                                "Deletes OAuth clients; their tokens end, their users keep their roles.",
                                ClientCommands::delete)
                        .alias("rm")
                        .example("durward client delete log-reader")
                        .parameter(Parameter.some("ID", "Ids of clients")),
                new Noun(
                        "secret",
                        List.of("secrets"),
                        "Secrets of an OAuth client, at most two",
                        SecretCommands::verbs));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        var answer = invocation.platform().get(Accounts.own(invocation, CLIENTS));
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, CLIENTS)));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        var client = invocation.platform().get(Accounts.own(invocation, CLIENTS, invocation.parameter()));
        invocation.print(Listing.single(FIELDS, client));
    }

    private static void create(Invocation invocation) throws Failure, IOException {
        Optional<String> id = invocation.parameters().stream().findFirst();
        String application = invocation.value(SUBSCRIPTION).orElse(NodeType.TMN.suffix());
        ObjectNode body = fields(invocation)
                .put(
                        "subscription",
                        Accounts.application(invocation, application).toString());
        id.ifPresent(text -> body.put("id", text));
        if (!body.has("name")) {
            body.put("name", id.orElse("client"));
        }
        List<String> roles = invocation.values(ROLE);
        if (!roles.isEmpty()) {
            roles.forEach(body.putArray("roles")::add);
        }
        boolean own = SecretCommands.putSecret(invocation, body);
        ObjectNode created = SecretCommands.shown(
                invocation, own, invocation.platform().change("POST", Accounts.own(invocation, CLIENTS), body));
        invocation.print(Listing.single(CREATED, created));
    }

    private static void update(Invocation invocation) throws Failure, IOException {
        ObjectNode body = fields(invocation);
        if (body.isEmpty()) {
            throw Failure.usage("nothing to change: give at least one of --name, --description, --authentication,"
                    + " --token-lifetime");
        }
        invocation.print(Listing.single(FIELDS, patch(invocation, body)));
    }

    private static void enable(Invocation invocation, boolean enabled) throws Failure {
        patch(invocation, JsonNodeFactory.instance.objectNode().put("enabled", enabled));
    }

    private static ObjectNode patch(Invocation invocation, ObjectNode body) throws Failure {
        return invocation.platform().change("PATCH", Accounts.own(invocation, CLIENTS, invocation.parameter()), body);
    }

    private static void delete(Invocation invocation) throws Failure {
        var platform = invocation.platform();
        for (String id : invocation.parameters()) {
            platform.delete(Accounts.own(invocation, CLIENTS, id));
        }
    }

    private static ObjectNode fields(Invocation invocation) throws Failure {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        invocation.value(NAME).ifPresent(text -> body.put("name", text));
        invocation.value(DESCRIPTION).ifPresent(text -> body.put("description", text));
        invocation.value(AUTHENTICATION).ifPresent(word -> body.put("authentication", word));
        Optional<String> lifetime = invocation.value(LIFETIME);
        if (lifetime.isPresent()) {
            body.put("tokenLifetime", Lengths.seconds(LIFETIME, lifetime.get()));
        }
        return body;
    }
}
