package dev.durward.server;

import dev.durward.access.Access;
import dev.durward.cli.Main;
import dev.durward.domain.secret.Secret;
import dev.durward.server.config.ConfigFile;
import dev.durward.server.demo.DemoCommand;
import dev.durward.server.demo.StopCommand;
import dev.durward.store.StoreUnavailableException;
import dev.durward.yaml.YamlException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The commands of {@code durward.jar}: those for a server are here, all others are the command line's. Exit codes: 0
 * done, 1 failed, 2 wrong usage.
 */
public final class Commands {
    private static final String DEMO = "demo";
    private static final String UP = "up";
    private static final String STOP = "stop";

    private Commands() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        String name = arguments.length == 0 ? "" : arguments[0];
        int exitCode = switch (name) {
            case DEMO -> server(name, new DemoCommand(), arguments);
            case UP -> server(name, new Up(), arguments);
            case STOP -> run(new CommandLine(new StopCommand()), name, arguments);
            default -> Main.run(arguments);
        };
        System.exit(exitCode);
    }

    /** Runs a command that starts a server: alone, because reading the options of all commands would delay the start. */
    private static int server(String name, Callable<Integer> command, String... arguments) {
        if (!List.of(arguments).contains(DemoCommand.DETACH)) {
            // reading the options keeps one core busy, so that another has time for this
            Access.warmUp();
        }
        return run(new CommandLine(command), name, arguments);
    }

    private static int run(CommandLine command, String name, String... arguments) {
        return command.setCommandName("durward " + name)
                .setExecutionExceptionHandler((failure, failed, parsed) -> explain(failure, failed))
                .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        boolean forTheUser = failure instanceof IOException
                || failure instanceof YamlException
                || failure instanceof StoreUnavailableException
                || failure instanceof IllegalArgumentException;
        if (!forTheUser) {
            throw failure;
        }
        command.getErr().println("durward: " + message(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The JDK's file exceptions tell no more than the file's name. */
    private static String message(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "this user may not use " + denied.getFile();
            case FileAlreadyExistsException other -> other.getFile() + " is a file and must be a folder";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** {@code durward up}: runs a configured server until it is stopped. */
    @Command(
            name = UP,
            description = "Runs the server that durward.yaml describes, until it is stopped.",
            mixinStandardHelpOptions = true)
    static final class Up implements Callable<Integer> {
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "The configuration (default: ${DEFAULT-VALUE}).",
                defaultValue = "durward.yaml")
        private Path config = Path.of("durward.yaml");

        @Override
        public Integer call() throws Exception {
            DurwardServer server = DurwardServer.start(ConfigFile.read(config), Preparation.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            System.out.println("Durward is ready on port " + server.tlsPort() + ".");
            server.firstAdministratorLink().ifPresent(Up::invite);
            server.awaitClose();
            return CommandLine.ExitCode.OK;
        }

        /** On the console alone: logs are kept and read by others. */
        private static void invite(Secret link) {
            System.out.println("There is no administrator yet. Make one here, within 30 minutes:");
            System.out.println("  " + link.reveal());
        }
    }
}
