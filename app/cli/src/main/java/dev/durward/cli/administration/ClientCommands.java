package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Lengths;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code durward client}: OAuth clients. */
public final class ClientCommands {
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
    private static final Parameter ID = Parameter.one("ID", "Id of the client");
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
    private static final Option SECRET_FILE =
            Option.of("--secret-file", "FILE", "Its secret, - for standard input (default: a generated one, printed)");
    private static final Option ROLE = Option.repeatable("--role", "ROLE", "A role for it, such as NodeManager.read");

    private ClientCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
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
                new Verb("create", "Registers an OAuth client, with its roles.", ClientCommands::create)
                        .example(
                                "durward client create log-reader --role IntegrationOperationServer.read --role NodeManager.read")
                        .example(
                                "durward client create sender --subscription iflmap --role ESBMessaging.send --secret-file secret")
                        .parameter(NEW_ID)
                        .option(NAME, DESCRIPTION, SUBSCRIPTION, AUTHENTICATION, LIFETIME, SECRET_FILE, ROLE)
                        .prints(CREATED));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        JsonNode answer = invocation.platform().get(clients(invocation));
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode client : answer.path("clients")) {
            if (client instanceof ObjectNode row) {
                rows.add(row);
            }
        }
        invocation.print(Listing.of(FIELDS, rows));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        JsonNode client = invocation.platform().get(clients(invocation, invocation.parameter()));
        invocation.print(Listing.single(FIELDS, (ObjectNode) client));
    }

    private static void create(Invocation invocation) throws Failure, IOException {
        Optional<String> id = invocation.parameters().stream().findFirst();
        String application = application(invocation);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        id.ifPresent(text -> body.put("id", text));
        body.put("name", invocation.value(NAME).or(() -> id).orElse("client"));
        body.put("subscription", application);
        invocation.value(DESCRIPTION).ifPresent(text -> body.put("description", text));
        invocation.value(AUTHENTICATION).ifPresent(word -> body.put("authentication", word));
        Optional<String> lifetime = invocation.value(LIFETIME);
        if (lifetime.isPresent()) {
            body.put("tokenLifetime", Lengths.seconds(LIFETIME, lifetime.get()));
        }
        Optional<String> secretFile = invocation.value(SECRET_FILE);
        if (secretFile.isPresent()) {
            body.put(
                    "secret",
                    invocation
                            .profile()
                            .read(secretFile.get(), SECRET_FILE.name())
                            .reveal());
        }
        PlatformApi platform = invocation.platform();
        ObjectNode created = (ObjectNode) platform.change("POST", clients(invocation), body);
        List<String> roles = invocation.values(ROLE);
        for (String role : roles) {
            RoleAssignments.assign(
                    invocation,
                    platform,
                    new RoleAssignments.Role(application, role),
                    created.path("user").asText());
        }
        roles.forEach(created.putArray("roles")::add);
        if (secretFile.isPresent()) {
            created.remove("secret");
        } else {
            invocation.note("The secret is shown only now.");
        }
        invocation.print(Listing.single(CREATED, created));
    }

    /** {@code tmn} and {@code iflmap} stand for the account's own. */
    private static String application(Invocation invocation) throws Failure {
        String word = invocation.value(SUBSCRIPTION).orElse(NodeType.TMN.suffix());
        for (NodeType nodeType : NodeType.values()) {
            if (nodeType.suffix().equals(word)) {
                return ApplicationKey.of(new Addresses(invocation.profile()).shortName(), nodeType)
                        .toString();
            }
        }
        return word;
    }

    private static Query clients(Invocation invocation, String... more) throws Failure {
        List<String> segments = new ArrayList<>(List.of("oauth", "v1", "accounts", invocation.account(), "clients"));
        segments.addAll(List.of(more));
        return Query.path(segments.toArray(String[]::new));
    }
}
