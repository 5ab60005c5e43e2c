package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.cli.remote.Query;
import dev.durward.cli.remote.TokenEndpoint;
import dev.durward.domain.secret.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code durward token}: gets tokens, looks into them, and ends those of others. */
public final class TokenCommands {
    private static final Option FORMAT =
            Option.of("--format", "FORM", "opaque or jwt (default: what the server gives)");
    private static final Option SCOPE = Option.repeatable("--scope", "SCOPE", "A scope to ask for (default: none)");
    private static final Option CLIENT = Option.of("--client", "ID", "The client whose tokens are meant");
    private static final Option ALL = Option.flag("--all", "Ends all tokens of the client, JSON Web Tokens too");
    private static final Parameter ID =
            new Parameter("ID", "Id of a token, the hexadecimal SHA-256 of its text", Parameter.Count.AT_MOST_ONE);
    private static final List<Field> FIELDS =
            Field.of("id", "issuedAt", "validUntil", "|", "clientId", "application", "user", "scopes");
    private static final List<Field> INSPECTED = Field.of(
            "active", "client_id", "username", "scope", "token_type", "iss", "sub", "aud", "issuedAt", "validUntil");

    private TokenCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb(
                                "get",
                                "Prints a new access token of the profile's client, and nothing else.",
                                TokenCommands::get)
                        .example(
                                "curl -H \"Authorization: Bearer $(durward token get)\" \"$API_URL/MessageProcessingLogs\"")
                        .example("durward token get --client-id log-reader --client-secret-file - < secret")
                        .option(FORMAT, SCOPE),
                new Verb(
                                "inspect",
                                "Says whether a token of the profile's client is valid, and whose it is.",
                                TokenCommands::inspect)
                        .example("durward token inspect --token-file token -o json")
                        .example("durward token get | durward token inspect --token-file -")
                        .prints(INSPECTED),
                new Verb("list", "Lists the valid opaque tokens of a client, the oldest first.", TokenCommands::list)
                        .alias("ls")
                        .example("durward token list --client log-reader")
                        .option(CLIENT)
                        .prints(FIELDS),
                new Verb("revoke", "Ends one token at once, or all of a client.", TokenCommands::revoke)
                        .example("durward token revoke --client log-reader --all")
                        .example("durward token revoke ID")
                        .parameter(ID)
                        .option(CLIENT, ALL));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        var wish = new TokenEndpoint.Wish(invocation.value(FORMAT), invocation.values(SCOPE));
        TokenEndpoint endpoint = new TokenEndpoint(invocation.profile(), invocation.connection());
        invocation.write(endpoint.issue(wish).reveal() + "\n");
    }

    private static void inspect(Invocation invocation) throws Failure, IOException {
        Secret token = invocation.profile().requireSecret(Setting.TOKEN, Setting.TOKEN_FILE);
        ObjectNode answer = new TokenEndpoint(invocation.profile(), invocation.connection()).introspect(token);
        putTime(answer, "iat", "issuedAt");
        putTime(answer, "exp", "validUntil");
        invocation.print(Listing.single(INSPECTED, answer));
        if (!answer.path("active").asBoolean()) {
            throw new Failure(ExitCode.NOT_AUTHORIZED, "The token is not valid, or it is not one of this client.");
        }
    }

    private static void putTime(ObjectNode answer, String seconds, String field) {
        if (answer.path(seconds).isIntegralNumber()) {
            answer.put(
                    field,
                    Instant.ofEpochSecond(answer.path(seconds).longValue()).toString());
        }
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        PlatformApi platform = invocation.platform();
        List<ObjectNode> rows = new ArrayList<>();
        String next = "";
        do {
            Query page = tokens(invocation).with("clientId", client(invocation)).with("limit", "1000");
            ObjectNode answer = platform.get(next.isEmpty() ? page : page.with("after", next));
            rows.addAll(Accounts.rows(answer, "tokens"));
            next = answer.path("next").asText("");
        } while (!next.isEmpty());
        invocation.print(Listing.of(FIELDS, rows));
    }

    private static void revoke(Invocation invocation) throws Failure {
        List<String> ids = invocation.parameters();
        if (ids.isEmpty() != invocation.given(ALL)) {
            throw Failure.usage("say what ends: the id of a token, or --client ID --all");
        }
        Query tokens = ids.isEmpty()
                ? tokens(invocation).with("clientId", client(invocation))
                : tokens(invocation, ids.getFirst());
        invocation.platform().delete(tokens);
    }

    private static String client(Invocation invocation) throws Failure {
        return invocation.value(CLIENT).orElseThrow(() -> Failure.usage("say whose tokens: --client ID"));
    }

    private static Query tokens(Invocation invocation, String... more) throws Failure {
        List<String> segments = new ArrayList<>(List.of("tokens"));
        segments.addAll(List.of(more));
        return Accounts.own(invocation, segments.toArray(String[]::new));
    }
}
