package dev.durward.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Secrets that a test used, to look for wherever they must not be, in the forms in which they travel. */
final class Canaries {
    private final Map<String, String> forms = new LinkedHashMap<>();
    private int count;
    private int made;

    /** A new text for a secret, with characters that are escaped on their way. */
    String secret() {
        made++;
        return "canary/" + made + "+&%-" + Integer.toHexString(made * 0x9e3779b9) + "-never-written";
    }

    /** Remembers a secret and returns it. */
    String add(String what, String secret) {
        count++;
        forms.put(secret, what);
        forms.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), what + ", form-encoded");
        if (secret.indexOf('.') >= 0) {
            forms.put(secret.substring(secret.lastIndexOf('.') + 1), what + ", signature");
        }
        return secret;
    }

    /** A Basic header, whose value is remembered with its secret. */
    String basic(String what, String name, String secret) {
        if (!forms.containsKey(secret)) {
            add(what, secret);
        }
        String encoded = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        forms.put(encoded, what + ", Basic");
        return "Basic " + encoded;
    }

    /** How many different secrets there are. */
    int count() {
        return count;
    }

    /** What stands in a text. */
    List<String> in(String text) {
        return forms.entrySet().stream()
                // the log's JSON writes a slash as \\/
                .filter(form -> text.contains(form.getKey())
                        || text.contains(form.getKey().replace("/", "\\/")))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What stands in a file's bytes. */
    List<String> in(byte[] bytes) {
        return in(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
