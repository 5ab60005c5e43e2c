package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cli.command.Surroundings;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.ExitCode;
import dev.durward.domain.product.ProductVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Help, completion, wrong usage, and the reference that is made of them. */
class HelpTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private ExitCode run(String... arguments) {
        return new Cli(surroundings(out)).run(arguments);
    }

    private Surroundings surroundings(Writer output) {
        return new Surroundings(
                output,
                new PrintWriter(err, true),
                new ByteArrayInputStream(new byte[0]),
                Map.of(),
                Path.of(""),
                InstantSource.system());
    }

    @Test
    void helpNamesEveryCommandOnStandardOutput() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains("demo", "up", "stop", "account", "message", "doctor", "apply");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpOfACommandBeginsWithItsExamples() {
        assertThat(run("client", "create", "--help")).isEqualTo(ExitCode.OK);

        assertThat(out.toString().indexOf("Examples:"))
                .isBetween(1, out.toString().indexOf("Usage:"));
    }

    @Test
    void aCommandWithoutItsVerbShowsHelpOnStandardError() {
        assertThat(run("client")).isEqualTo(ExitCode.USAGE);
        assertThat(run()).isEqualTo(ExitCode.USAGE);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Usage: durward client");
    }

    @Test
    void aWrongWordIsRefusedWithASuggestion() {
        assertThat(run("cliennt", "list")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("Did you mean: ", "client").contains("Help: durward --help");
    }

    @Test
    void anAtSignIsNotAFileToRead() {
        assertThat(run("role", "of", "@nix", "--server", "x")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).doesNotContain("nix");
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNoError() {
        assertThat(new Cli(surroundings(broken("Broken pipe"))).run("--help")).isEqualTo(ExitCode.OK);
        assertThat(new Cli(surroundings(broken("No space left on device"))).run("--help"))
                .isEqualTo(ExitCode.FAILURE);
    }

    private static Writer broken(String message) {
        return new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException(message);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void everyCommandThatRunsHasAnExampleThatParses() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(CommandTree.complete(), commands);

        for (CommandSpec command : commands) {
            if (command.userObject() instanceof Verb verb && !ServerCommands.NAMES.contains(verb.name())) {
                assertThat(verb.examples()).as(command.qualifiedName()).isNotEmpty();
                verb.examples().forEach(HelpTest::assertParses);
            }
        }
    }

    private static void collect(CommandSpec command, List<CommandSpec> commands) {
        commands.add(command);
        command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(below -> !commands.contains(below))
                .forEach(below -> collect(below, commands));
    }

    /** Examples are for shells: only what stands behind {@code durward} up to a redirection is ours. */
    private static void assertParses(String example) {
        String own = example.replaceFirst("^.*?durward ", "").replaceFirst("( [<>|]|\\)).*$", "");
        new CommandLine(CommandTree.complete())
                .setExpandAtFiles(false)
                .parseArgs(own.replace("'The team'", "Team").split(" "));
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).isEqualTo("durward " + ProductVersion.text() + "\n");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        assertThat(run("completion", "bash")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("secret", "rotate", "--token-lifetime");
        assertThat(run("completion", "fish")).isEqualTo(ExitCode.USAGE);
    }

    /** Run with {@code -Ddurward.write-docs=true} to write the reference anew. */
    @Test
    void theReferenceSaysWhatTheCommandsSay() throws IOException {
        Path file = Path.of("../../docs/reference/cli.md");
        String reference = CliReference.text();
        if (Boolean.getBoolean("durward.write-docs")) {
            Files.writeString(file, reference);
        }

        assertThat(file).content().isEqualTo(reference);
    }
}
