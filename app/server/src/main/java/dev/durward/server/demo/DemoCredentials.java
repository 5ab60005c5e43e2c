package dev.durward.server.demo;

import dev.durward.domain.secret.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names and secrets of the demo's clients and users, by the prefix of their keys in {@code demo.env}. Ids hold
 * {@code -} and {@code ~}, secrets also {@code +} and {@code /}, so that a mistake in encoding them shows at once.
 */
final class DemoCredentials {
    /** Reads logs; Basic only. */
    static final String CLIENT = "CLIENT";
    /** As CLIENT, and may also send its secret in the body. */
    static final String POST_CLIENT = "POST_CLIENT";
    /** Sends messages to flows. */
    static final String FLOW_CLIENT = "FLOW_CLIENT";
    /** A user for Basic at the tmn host. */
    static final String API = "API";
    /** Administers the installation. */
    static final String ADMIN = "ADMIN";
    /** The user that the demo's credit bureau knows. */
    static final String CREDIT_BUREAU = "CREDIT_BUREAU";

    static final List<String> CLIENTS = List.of(CLIENT, POST_CLIENT, FLOW_CLIENT);
    static final List<String> USERS = List.of(API, ADMIN, CREDIT_BUREAU);

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(CLIENT, "log-reader~1");
        NAMES.put(POST_CLIENT, "log-reader-post~1");
        NAMES.put(FLOW_CLIENT, "order-sender~1");
        NAMES.put(API, "api-user");
        NAMES.put(ADMIN, "admin");
        NAMES.put(CREDIT_BUREAU, "credit-bureau-user");
    }

    private final Map<String, Secret> secrets;

    private DemoCredentials(Map<String, Secret> secrets) {
        this.secrets = secrets;
    }

    /** The secrets of an existing {@code demo.env}, and new ones for what it lacks. */
    static DemoCredentials of(Map<String, String> env, SecureRandom random) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (String prefix : NAMES.keySet()) {
            String known = env.get(secretKey(prefix));
            secrets.put(prefix, known == null ? generated(random) : Secret.of(known));
        }
        return new DemoCredentials(secrets);
    }

    private static Secret generated(SecureRandom random) {
        byte[] bytes = new byte[30];
        random.nextBytes(bytes);
        String text = Base64.getEncoder().encodeToString(bytes);
        return Secret.of(text.substring(0, 10) + "-" + text.substring(10, 20) + "+" + text.substring(20, 30) + "/~"
                + text.substring(30));
    }

    String name(String prefix) {
        String name = NAMES.get(prefix);
        if (name == null) {
            throw new IllegalArgumentException(prefix);
        }
        return name;
    }

    Secret secret(String prefix) {
        Secret secret = secrets.get(prefix);
        if (secret == null) {
            throw new IllegalArgumentException(prefix);
        }
        return secret;
    }

    /** The lines of {@code demo.env} that hold these credentials. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        NAMES.forEach((prefix, name) -> {
            entries.put(nameKey(prefix), name);
            entries.put(secretKey(prefix), secret(prefix).reveal());
        });
        return entries;
    }

    private static String nameKey(String prefix) {
        return prefix + (prefix.endsWith("CLIENT") ? "_ID" : "_USER");
    }

    private static String secretKey(String prefix) {
        return prefix + (prefix.endsWith("CLIENT") ? "_SECRET" : "_PASSWORD");
    }
}
