package dev.durward.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The flow files of the demo. */
public final class DemoFlows {
    /** Alias of the user credentials that flow {@code credit-check} presents to its receiver. */
    public static final String CREDENTIAL_ALIAS = "credit_bureau";

    /** Property: base URL of the receiver, such as {@code https://localhost:8443/demo-iflmap/http}. */
    public static final String RECEIVER_URL = "demo.receiver-url";

    /** Property: how often the timers fire, 0 (default) for without end. */
    public static final String REPEAT_COUNT = "demo.repeat-count";

    /** Property: milliseconds between two rounds of demo traffic, 20000 by default. */
    public static final String TRAFFIC_PERIOD = "demo.traffic-period";

    private static final List<String> FILES = List.of(
            "order-intake",
            "failing-invoice",
            "order-to-delivery",
            "delivery-notice",
            "credit-check",
            "credit-bureau",
            "heartbeat",
            "demo-traffic");

    private DemoFlows() {}

    /**
     * Writes the flow files that are not there yet; those that are there stay as they are.
     *
     * @param accountFolder folder of one account's flows; made when it is missing
     */
    public static void install(Path accountFolder) throws IOException {
        Files.createDirectories(accountFolder);
        for (String flow : FILES) {
            String name = flow + ".yaml";
            Path target = accountFolder.resolve(name);
            if (Files.exists(target)) {
                continue;
            }
            try (InputStream content = DemoFlows.class.getResourceAsStream("demo/" + name)) {
                if (content == null) {
                    throw new IOException("the demo flow is missing from the program: " + name);
                }
                Files.copy(content, target);
            }
        }
    }
}
