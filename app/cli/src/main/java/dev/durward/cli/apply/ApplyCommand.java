package dev.durward.cli.apply;

import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.SafeText;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.yaml.YamlException;
import dev.durward.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code durward apply}: makes a server hold what a declaration says, and shows each change. */
public final class ApplyCommand {
    private static final Option FILE =
            new Option(List.of("-f", "--file"), "FILE", "The declaration, a YAML file", false);
    private static final Option DRY_RUN = Option.flag("--dry-run", "Only shows what would change");

    private ApplyCommand() {}

    /** The command. */
    public static Verb verb() {
        return new Verb(
                        "apply",
                        "Creates and updates what a declaration names, and shows each change; deletes nothing.",
                        ApplyCommand::run)
                .example("durward apply -f team.yaml --dry-run")
                .example("durward apply -f team.yaml")
                .option(FILE, DRY_RUN);
    }

    private static void run(Invocation invocation) throws Failure, IOException {
        String name = invocation.value(FILE).orElseThrow(() -> Failure.usage("say what to apply: -f FILE"));
        Path file = invocation.surroundings().folder().resolve(name);
        PlatformApi platform = invocation.platform();
        Plan plan = plan(Declared.read(file), new Known(platform));
        for (Plan.Change change : plan.changes()) {
            if (!invocation.given(DRY_RUN)) {
                change.call().make(platform);
            }
            invocation.write(change.sign().mark() + " " + SafeText.line(change.text()) + "\n");
        }
        invocation.note(plan.changes().size() + (invocation.given(DRY_RUN) ? " to change, " : " changed, ")
                + plan.unchanged() + " as declared.");
    }

    private static Plan plan(Declared declared, Known known) throws Failure {
        Plan plan = new Plan();
        try {
            for (YamlMap user : declared.list("users")) {
                new UserPlan(declared, known, plan).add(user);
            }
            for (YamlMap account : declared.list("accounts")) {
                new AccountPlan(declared, known, plan, account).add(account);
            }
            declared.refuseUnknownKeys();
            return plan;
        } catch (YamlException malformed) {
            throw new Failure(ExitCode.USAGE, String.valueOf(malformed.getMessage()), malformed);
        }
    }
}
