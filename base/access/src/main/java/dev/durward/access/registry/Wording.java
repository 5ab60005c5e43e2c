package dev.durward.access.registry;

import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Old and new values for an audit message: {@code (name: "a" -> "b"; enabled: true -> false)}, in the order they were
 * compared. Secrets occur by their ids only.
 */
final class Wording {
    // an audit row stays readable; the whole value is in the directory
    private static final int LONGEST_TEXT = 100;

    private final List<String> parts = new ArrayList<>();

    /** Notes a value that differs. */
    Wording change(String what, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            parts.add(what + ": " + shown(before) + " -> " + shown(after));
        }
        return this;
    }

    /** Notes what differs between two lists of secrets. */
    Wording secrets(List<ClientSecret> before, List<ClientSecret> after) {
        return change("secrets", names(before), names(after));
    }

    /** Notes everything a client's owner can change. */
    static Wording of(OAuthClient before, OAuthClient after) {
        return new Wording()
                .change("name", before.name(), after.name())
                .change("description", before.description(), after.description())
                .change(
                        "authentication",
                        before.authentication().word(),
                        after.authentication().word())
                .change(
                        "tokenLifetime",
                        before.tokenLifetime().toSeconds(),
                        after.tokenLifetime().toSeconds())
                .change("enabled", before.enabled(), after.enabled())
                .secrets(before.secrets(), after.secrets());
    }

    private static List<String> names(List<ClientSecret> secrets) {
        return secrets.stream()
                .map(secret -> secret.id()
                        + secret.endsAt().map(moment -> " until " + moment).orElse(""))
                .toList();
    }

    private static String shown(Object value) {
        if (!(value instanceof String text)) {
            return value.toString();
        }
        String clean = text.replaceAll("\\p{Cntrl}", " ").replace('"', '\'');
        return '"' + (clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) + "..." : clean) + '"';
    }

    /** Behind a message: nothing when nothing differs. */
    String after(String message) {
        return parts.isEmpty() ? message : message + " (" + String.join("; ", parts) + ")";
    }
}
