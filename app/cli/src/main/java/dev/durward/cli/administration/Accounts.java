package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import java.util.ArrayList;
import java.util.List;

/** Addresses of the platform API below an account, and what its answers have in common. */
final class Accounts {
    private Accounts() {}

    /** An address below the profile's account in {@code /oauth/v1}. */
    static Query own(Invocation invocation, String... more) throws Failure {
        return named(invocation.account(), more);
    }

    /** An address below an account in {@code /oauth/v1}. */
    static Query named(String account, String... more) {
        return below("oauth", account, more);
    }

    /** An address below the profile's account in {@code /authorization/v1}. */
    static Query authorization(Invocation invocation, String... more) throws Failure {
        return below("authorization", invocation.account(), more);
    }

    private static Query below(String api, String account, String... more) {
        List<String> segments = new ArrayList<>(List.of(api, "v1", "accounts", account));
        segments.addAll(List.of(more));
        return Query.path(segments.toArray(String[]::new));
    }

    /** Says what the server finds odd about the names in a change that it made all the same. */
    static void warn(Invocation invocation, ObjectNode answer) {
        for (JsonNode warning : answer.path("warnings")) {
            List<String> meant = new ArrayList<>();
            warning.path("suggestions").forEach(name -> meant.add(name.asText()));
            invocation.note("Warning: " + warning.path("user").asText() + ": "
                    + warning.path("text").asText()
                    + (meant.isEmpty() ? "" : " Did you mean " + String.join(" or ", meant) + "?"));
        }
    }

    /** The objects of an array in an answer. */
    static List<ObjectNode> rows(JsonNode answer, String array) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode item : answer.path(array)) {
            if (item instanceof ObjectNode row) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** An application by its full name, or by {@code tmn} or {@code iflmap}, which stand for the account's own. */
    static ApplicationKey application(Invocation invocation, String word) throws Failure {
        try {
            for (NodeType nodeType : NodeType.values()) {
                if (nodeType.suffix().equals(word)) {
                    return ApplicationKey.of(new Addresses(invocation.profile()).shortName(), nodeType);
                }
            }
            return ApplicationKey.parse(word);
        } catch (IllegalArgumentException malformed) {
            throw Failure.usage(malformed.getMessage() + "; or write tmn or iflmap");
        }
    }
}
