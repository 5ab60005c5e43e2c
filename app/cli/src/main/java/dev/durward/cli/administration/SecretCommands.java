package dev.durward.cli.administration;

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
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code durward client secret}: secrets of an OAuth client. */
final class SecretCommands {
    private static final String SECRETS = "secrets";
    private static final String SECRET = "secret";
    private static final List<Field> FIELDS = Field.of("id", "createdAt", "endsAt");
    private static final List<Field> CREATED = Field.of("id", "secret", "user", "createdAt", "endsAt");
    private static final Parameter CLIENT = Parameter.one("CLIENT", "Id of the client");
    private static final Parameter ID = Parameter.one("SECRET", "Id of the secret");
    private static final Option PREVIOUS =
            Option.of("--previous-ends-in", "TIME", "How long the old secret goes on, 0s to 30d (default: 24h)");

    private SecretCommands() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists the live secrets of a client, by id, the newest first.", SecretCommands::list)
                        .alias("ls")
                        .example("durward client secret list log-reader")
                        .parameter(CLIENT)
                        .prints(FIELDS),
                new Verb(
                                "rotate",
                                "Adds a secret beside the old one, which ends after a while.",
                                SecretCommands::rotate)
                        .example("durward client secret rotate log-reader --previous-ends-in 1h -o json")
                        .parameter(CLIENT)
                        .option(PREVIOUS, ClientCommands.SECRET_FILE)
                        .prints(CREATED),
                new Verb("delete", "Ends a secret at once.", SecretCommands::delete)
                        .alias("rm")
                        .example("durward client secret delete log-reader ID")
                        .parameter(CLIENT)
                        .parameter(ID));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        var answer = invocation.platform().get(Accounts.own(invocation, "clients", invocation.parameter(), SECRETS));
        invocation.print(Listing.of(FIELDS, Accounts.rows(answer, SECRETS)));
    }

    private static void rotate(Invocation invocation) throws Failure, IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Optional<String> previous = invocation.value(PREVIOUS);
        if (previous.isPresent()) {
            body.put("previousSecretEndsIn", Lengths.seconds(PREVIOUS, previous.get()));
        }
        boolean own = putSecret(invocation, body);
        var created = invocation
                .platform()
                .change("POST", Accounts.own(invocation, "clients", invocation.parameter(), SECRETS), body);
        invocation.print(Listing.single(CREATED, shown(invocation, own, created)));
    }

    private static void delete(Invocation invocation) throws Failure {
        List<String> ids = invocation.parameters();
        invocation.platform().delete(Accounts.own(invocation, "clients", ids.getFirst(), SECRETS, ids.getLast()));
    }

    /** Adds the secret of {@code --secret-file} to a body; whether there is one. */
    static boolean putSecret(Invocation invocation, ObjectNode body) throws Failure {
        Optional<String> file = invocation.value(ClientCommands.SECRET_FILE);
        if (file.isPresent()) {
            body.put(
                    SECRET,
                    invocation
                            .profile()
                            .read(file.get(), ClientCommands.SECRET_FILE.name())
                            .reveal());
        }
        return file.isPresent();
    }

    /** An answer as it is printed: with a generated secret, without one that its owner knows. */
    static ObjectNode shown(Invocation invocation, boolean own, ObjectNode answer) {
        if (own) {
            answer.remove(SECRET);
        } else {
            invocation.note("The secret is shown only this once.");
        }
        return answer;
    }
}
