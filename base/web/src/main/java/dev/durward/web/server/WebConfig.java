package dev.durward.web.server;

import dev.durward.web.tls.TlsMaterial;
import dev.durward.web.tls.TlsSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings of a web server.
 *
 * @param bindAddress address of the TLS listener, for example {@code 0.0.0.0}
 * @param tlsPort port of the TLS listener, 0 for any free one; empty for no TLS listener
 * @param plainPort port of the plain listener on 127.0.0.1, 0 for any free one; empty for no plain listener
 * @param landscape parent domain of all virtual hosts, for example {@code durward.localhost}
 * @param pathFormHosts host names under which the first path segment names the virtual host; empty turns this off
 * @param tls certificate and key; needed with a TLS port
 * @param limits bounds on what callers may use
 * @param accessLog whether each request gets a line on logger {@code dev.durward.access}
 */
public record WebConfig(
        String bindAddress,
        OptionalInt tlsPort,
        OptionalInt plainPort,
        String landscape,
        Set<String> pathFormHosts,
        Optional<TlsSource> tls,
        Limits limits,
        boolean accessLog) {

    /** Checks ports and key material; names become lower-case. */
    public WebConfig {
        landscape = landscape.toLowerCase(Locale.ROOT);
        pathFormHosts = pathFormHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        checkPort(tlsPort);
        checkPort(plainPort);
        if (tlsPort.isPresent() && tls.isEmpty()) {
            throw new IllegalArgumentException("a TLS port needs a certificate and a key");
        }
    }

    private static void checkPort(OptionalInt port) {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("a port must be 0 to 65535, was " + port.getAsInt());
        }
    }

    /** No listener yet, no path form, default limits, no access log. */
    public static WebConfig of(String landscape) {
        return new WebConfig(
                "127.0.0.1",
                OptionalInt.empty(),
                OptionalInt.empty(),
                landscape,
                Set.of(),
                Optional.empty(),
                Limits.defaults(),
                false);
    }

    /** With a TLS listener on an address and port. */
    public WebConfig withTls(String address, int port, TlsMaterial material) {
        return new WebConfig(
                address,
                OptionalInt.of(port),
                plainPort,
                landscape,
                pathFormHosts,
                Optional.of(() -> material),
                limits,
                accessLog);
    }

    /** With a plain listener on 127.0.0.1. */
    public WebConfig withPlainPort(int port) {
        return new WebConfig(
                bindAddress, tlsPort, OptionalInt.of(port), landscape, pathFormHosts, tls, limits, accessLog);
    }

    /** With the path form for some host names. */
    public WebConfig withPathFormHosts(Set<String> hosts) {
        return new WebConfig(bindAddress, tlsPort, plainPort, landscape, hosts, tls, limits, accessLog);
    }

    /** With other limits. */
    public WebConfig withLimits(Limits other) {
        return new WebConfig(bindAddress, tlsPort, plainPort, landscape, pathFormHosts, tls, other, accessLog);
    }

    /** With a line in the access log for each request. */
    public WebConfig withAccessLog() {
        return new WebConfig(bindAddress, tlsPort, plainPort, landscape, pathFormHosts, tls, limits, true);
    }
}
