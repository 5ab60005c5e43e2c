package dev.durward.server.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code durward demo}: all parts in one process, with an account, clients and flows to try. */
@Command(
        name = "demo",
        description = "Runs all parts in one process, with an account, clients and flows to try.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    /** The option that starts the server in a process of its own. */
    public static final String DETACH = "--detach";

    @Option(
            names = "--port",
            description = "TLS port, 0 for any free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "8443")
    private int port;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Also listens without TLS on 127.0.0.1 (default: no).")
    private @Nullable Integer httpPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that keeps everything (default: ${DEFAULT-VALUE}).",
            defaultValue = "durward-demo")
    private Path data = Path.of("durward-demo");

    @Option(names = DETACH, description = "Returns when the demo is ready; end it with: durward stop --data DIR")
    private boolean detach;

    @Option(
            names = "--no-traffic",
            description = "Runs each flow a few times at the start, and then only when it is called.")
    private boolean noTraffic;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DemoOptions options = new DemoOptions(
                data.toAbsolutePath().normalize(),
                port == 0 ? Ports.free() : port,
                httpPort == null ? OptionalInt.empty() : OptionalInt.of(httpPort),
                !noTraffic);
        if (detach) {
            return new DetachedDemo(options, out()).start();
        }
        new Demo(options, out()).run();
        return ExitCode.OK;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }
}
