package dev.durward.server.config;

import dev.durward.store.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that can be set for a server ({@code docs/reference/configuration.md}).
 *
 * @param landscape parent domain of all hosts
 * @param node id of this process, kept with the logs that it records; differs between processes of one store
 * @param parts what this process runs
 * @param http how it listens
 * @param operationsPort port for health and metrics on 127.0.0.1, 0 for any free one; empty for none
 * @param store where the data is
 * @param folders where everything else is
 * @param lenientRoles whether reading logs needs only IntegrationOperationServer.read
 * @param retention how long logs are kept
 * @param tokens how tokens are issued
 * @param signIn how people sign in
 */
public record ServerConfig(
        String landscape,
        String node,
        Set<Part> parts,
        HttpConfig http,
        OptionalInt operationsPort,
        StoreConfig store,
        Folders folders,
        boolean lenientRoles,
        Duration retention,
        TokenConfig tokens,
        SignInConfig signIn) {
    /** How long logs are kept unless configured otherwise (contract section 9). */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

    /** The landscape unless configured otherwise. */
    public static final String DEFAULT_LANDSCAPE = "durward.localhost";

    /** The node unless configured otherwise. */
    public static final String DEFAULT_NODE = "node-1";

    /** Copies the set. */
    public ServerConfig {
        parts = Set.copyOf(parts);
    }

    /**
     * Folders and files on this machine.
     *
     * @param keys holds the master key and the development certificates; keep it apart from the data
     * @param declarations holds declaration files
     * @param flows holds flow files, in a folder for each account
     * @param spool holds reports of the runtime node while the store is away
     */
    public record Folders(Path keys, Path declarations, Path flows, Path spool) {}
}
