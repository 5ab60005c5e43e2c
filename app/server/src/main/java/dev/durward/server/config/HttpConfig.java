package dev.durward.server.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the server listens.
 *
 * @param bindAddress address of the TLS listener
 * @param tlsPort port of the TLS listener, 0 for any free one
 * @param publicPort port that callers use when a proxy stands before this server; empty for the TLS port itself
 * @param plainPort port of a plain listener on 127.0.0.1; empty for none
 * @param pathFormHosts host names under which the first path segment names the virtual host
 * @param certificate the operator's own certificate; empty to make a development one
 * @param accessLog whether each request gets a line in the log
 */
public record HttpConfig(
        String bindAddress,
        int tlsPort,
        OptionalInt publicPort,
        OptionalInt plainPort,
        Set<String> pathFormHosts,
        Optional<Certificate> certificate,
        boolean accessLog) {
    /** Where path form is allowed unless configured otherwise. */
    public static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * PEM files.
     *
     * @param chain certificate chain, the server's first
     * @param key its private key, PKCS#8
     */
    public record Certificate(Path chain, Path key) {}
}
