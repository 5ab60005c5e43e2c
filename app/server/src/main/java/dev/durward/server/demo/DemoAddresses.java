package dev.durward.server.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the demo answers.
 *
 * @param landscape parent domain of its hosts
 * @param tlsPort the TLS port in use
 * @param plainPort the plain port in use; empty for none
 * @param operationsPort the port for health and metrics; empty for none
 */
record DemoAddresses(String landscape, int tlsPort, OptionalInt plainPort, OptionalInt operationsPort) {
    private static final String AUTHORIZATION = "oauthasservices-demo";
    private static final String TMN = "demo-tmn";
    static final String IFLMAP = "demo-iflmap";
    private static final String API = "api";
    private static final String COCKPIT = "account";
    private static final String PAGES_PATH = "/cockpit/";
    private static final String MONITOR_PATH = "/itspaces/shell/";
    private static final String TOKEN_PATH = "/oauth2/api/v1/token";
    private static final String ODATA_PATH = "/api/v1";
    private static final String FLOW_PATH = "/http/orders";

    /** The lines of {@code demo.env} that hold addresses: host form, and path form for programs without such hosts. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        put(entries, "TOKEN_URL", AUTHORIZATION, TOKEN_PATH);
        put(entries, "API_URL", TMN, ODATA_PATH);
        put(entries, "FLOW_URL", IFLMAP, FLOW_PATH);
        put(entries, "PLATFORM_URL", API, "");
        // people are served in host form only
        entries.put("COCKPIT_URL", origin(COCKPIT) + PAGES_PATH);
        entries.put("MONITOR_URL", origin(TMN) + MONITOR_PATH);
        plainPort.ifPresent(port -> entries.put("PLAIN_URL", "http://localhost:" + port));
        operations().ifPresent(url -> entries.put("OPERATIONS_URL", url));
        return entries;
    }

    private void put(Map<String, String> entries, String key, String label, String path) {
        entries.put(key, origin(label) + path);
        entries.put(key + "_LOCAL", "https://localhost:" + tlsPort + "/" + label + path);
    }

    private String origin(String label) {
        return "https://" + label + "." + landscape + ":" + tlsPort;
    }

    /** The landscape with scheme and port. */
    String server() {
        return "https://" + landscape + ":" + tlsPort;
    }

    /** The root of health and metrics; empty when they are not served. */
    Optional<String> operations() {
        return operationsPort.isPresent()
                ? Optional.of("http://127.0.0.1:" + operationsPort.getAsInt())
                : Optional.empty();
    }

    String tmnOrigin() {
        return origin(TMN);
    }

    String tokenUrl() {
        return origin(AUTHORIZATION) + TOKEN_PATH;
    }

    /** The line for a hosts file: resolvers other than curl's and Chromium's don't know names under localhost. */
    String hostsLine() {
        return "127.0.0.1 "
                + String.join(
                        " ",
                        AUTHORIZATION + "." + landscape,
                        TMN + "." + landscape,
                        IFLMAP + "." + landscape,
                        API + "." + landscape,
                        COCKPIT + "." + landscape);
    }
}
