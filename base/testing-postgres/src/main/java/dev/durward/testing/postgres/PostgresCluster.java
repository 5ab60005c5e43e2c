package dev.durward.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of Debian's package {@code postgresql-15} on a free port of 127.0.0.1 with its data in a
 * temporary folder. It writes durably as a real one does. Runs as user {@code postgres} when the tests run as root,
 * because PostgreSQL refuses root.
 */
public final class PostgresCluster implements AutoCloseable {
    /** The role that owns everything; it needs no password from this machine. */
    public static final String USER = "durward";

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final long LIMIT_S = 60;
    private static @Nullable PostgresCluster shared;

    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The server that all tests of this JVM share; it ends with the JVM. */
    public static synchronized PostgresCluster shared() {
        PostgresCluster known = shared;
        if (known == null) {
            known = start();
            shared = known;
        }
        return known;
    }

    /** A new server of its own. */
    public static PostgresCluster start() {
        if (!Files.isExecutable(PROGRAMS.resolve("initdb"))) {
            throw new IllegalStateException("PostgreSQL 15 is missing in " + PROGRAMS
                    + "; install Debian's package postgresql-15 (apt-get install postgresql-15)");
        }
        try {
            Path folder = Files.createTempDirectory("durward-postgres");
            PostgresCluster cluster = new PostgresCluster(folder, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            cluster.create();
            cluster.startServer();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an empty database and returns its JDBC address. */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        run(
                "createdb",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                USER,
                "-T",
                "template0",
                "-E",
                "UTF8",
                name);
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Starts the server again after {@link #stopServer}. */
    public void startServer() {
        run(
                "pg_ctl",
                "-D",
                folder.resolve("data").toString(),
                "-l",
                folder.resolve("server.log").toString(),
                "-w",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200",
                "start");
    }

    /** Stops the server at once, as a crash does: every connection breaks. */
    public void stopServer() {
        run("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop");
    }

    private void create() throws IOException {
        if (root()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            run(List.of("chown", "postgres", folder.toString()));
        }
        run(
                "initdb",
                "-D",
                folder.resolve("data").toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-instructions");
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) {
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    /** Stops the server and removes its folder; harmless when called again. */
    @Override
    public synchronized void close() {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            stopServer();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
