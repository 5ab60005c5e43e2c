package dev.durward.cli.administration;

import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.TokenEndpoint;
import java.io.IOException;
import java.util.List;

/** {@code durward token}: gets tokens, and administers those of others. */
public final class TokenCommands {
    private static final Option FORMAT =
            Option.of("--format", "FORM", "opaque or jwt (default: what the server gives)");
    private static final Option SCOPE = Option.repeatable("--scope", "SCOPE", "A scope to ask for (default: all)");

    private TokenCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(new Verb(
                        "get",
                        "Prints a new access token of the profile's client, and nothing else.",
                        TokenCommands::get)
                .example("curl -H \"Authorization: Bearer $(durward token get)\" \"$API_URL/MessageProcessingLogs\"")
                .example("durward token get --client-id log-reader --client-secret-file - < secret")
                .option(FORMAT, SCOPE));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        var wish = new TokenEndpoint.Wish(invocation.value(FORMAT), invocation.values(SCOPE));
        TokenEndpoint endpoint = new TokenEndpoint(invocation.profile(), invocation.connection());
        invocation.write(endpoint.issue(wish).reveal() + "\n");
    }
}
