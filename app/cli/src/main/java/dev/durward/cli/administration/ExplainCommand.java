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
import dev.durward.cli.remote.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code durward explain}: whether a call would be let through, and why. */
public final class ExplainCommand {
    private static final List<Field> FIELDS = Field.of("check", "passed", "text", "nearMatches");
    private static final Option CLIENT = Option.of("--client", "ID", "The OAuth client that calls");
    private static final Option AS = Option.of("--as", "USER", "The user who calls, instead of a client");
    private static final Option NODE = Option.of("--node", "TYPE", "What is called: tmn or iflmap (default: tmn)");
    private static final Option METHOD = Option.of("--method", "METHOD", "The method of the call (default: GET)");
    private static final Parameter PATH =
            new Parameter("PATH", "The path that is called (default: reading logs)", Parameter.Count.AT_MOST_ONE);

    private ExplainCommand() {}

    /** The command. */
    public static Verb verb() {
        return new Verb("explain", "Says whether a call would be let through, and why or why not.", ExplainCommand::run)
                .example("durward explain --client log-reader")
                .example("durward explain --client log-reader --method PUT /api/v1/UserCredentials('partner')")
                .parameter(PATH)
                .option(CLIENT, AS, NODE, METHOD)
                .prints(FIELDS);
    }

    private static void run(Invocation invocation) throws Failure, IOException {
        Optional<String> client = invocation.value(CLIENT);
        Optional<String> user = invocation.value(AS);
        if (client.isPresent() == user.isPresent()) {
            throw Failure.usage("say who calls: either --client ID or --as USER");
        }
        Query query = Accounts.authorization(invocation, "explanation");
        client.ifPresent(id -> query.with("clientId", id));
        user.ifPresent(name -> query.with("userId", name));
        invocation.value(NODE).ifPresent(type -> query.with("nodeType", type));
        invocation.value(METHOD).ifPresent(method -> query.with("method", method));
        invocation.parameters().stream().findFirst().ifPresent(path -> query.with("path", path));
        ObjectNode answer = invocation.platform().get(query);
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, "steps")));
        if (!answer.path("allowed").asBoolean()) {
            throw new Failure(
                    ExitCode.NOT_AUTHORIZED,
                    "The call would be refused with " + answer.path("status").asInt() + ".");
        }
        invocation.note("The call would be let through.");
    }
}
