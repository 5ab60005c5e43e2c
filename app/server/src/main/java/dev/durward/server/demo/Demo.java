package dev.durward.server.demo;

import dev.durward.runtime.DemoFlows;
import dev.durward.server.DurwardServer;
import dev.durward.server.config.HttpConfig;
import dev.durward.server.config.Part;
import dev.durward.server.config.ServerConfig;
import dev.durward.server.config.ServerConfig.Folders;
import dev.durward.server.config.SignInConfig;
import dev.durward.server.config.TokenConfig;
import dev.durward.store.StoreConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The demo: a server on an embedded store with one account, its clients and flows. */
final class Demo {
    private static final int OPERATIONS_PORT = 9090;

    private final DemoOptions options;
    private final PrintWriter out;

    Demo(DemoOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /** Runs until the process is told to stop. */
    void run() throws IOException, InterruptedException {
        try (DemoFolder folder = DemoFolder.take(options.data())) {
            System.setProperty("durward.log.file", folder.logFile().toString());
            say("Opening the store in " + folder.path() + " ...");
            Map<String, String> known = EnvFile.read(folder.path().resolve(DemoFiles.ENV));
            DemoCredentials credentials = DemoCredentials.of(known, new SecureRandom());
            ServerConfig config = config(folder.path());
            DemoFlows.install(config.folders().flows().resolve(DemoDeclaration.ACCOUNT.name()));
            DurwardServer server =
                    DurwardServer.start(config, new DemoPreparation(credentials, known.isEmpty(), options));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            DemoAddresses addresses = new DemoAddresses(
                    config.landscape(), server.tlsPort(), server.plainPort(), server.operationsPort());
            new DemoFiles(folder.path()).write(addresses, credentials, server.developmentCertificates());
            say("The doors are open. Starting the flows ...");
            server.awaitFlows();
            say(DemoText.ready(folder.path(), addresses, credentials));
            server.awaitClose();
        }
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }

    private ServerConfig config(Path data) {
        return new ServerConfig(
                ServerConfig.DEFAULT_LANDSCAPE,
                ServerConfig.DEFAULT_NODE,
                EnumSet.allOf(Part.class),
                new HttpConfig(
                        "127.0.0.1",
                        options.port(),
                        OptionalInt.empty(),
                        options.httpPort(),
                        HttpConfig.LOOPBACK_NAMES,
                        Optional.empty(),
                        false),
                OptionalInt.of(Ports.orAny(OPERATIONS_PORT)),
                new StoreConfig.Sqlite(data.resolve("store")),
                new Folders(
                        data.resolve("keys"),
                        data.resolve("declarations"),
                        data.resolve("flows"),
                        data.resolve("spool")),
                false,
                ServerConfig.DEFAULT_RETENTION,
                TokenConfig.DEFAULT,
                SignInConfig.DEFAULT);
    }
}
