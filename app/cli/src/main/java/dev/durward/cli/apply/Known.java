package dev.durward.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.Answer;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.cli.remote.Query;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a server holds already. */
final class Known {
    private final PlatformApi platform;

    Known(PlatformApi platform) {
        this.platform = platform;
    }

    /** What is at an address; empty when nothing is, or nothing for this caller. */
    Optional<ObjectNode> find(Query query) throws Failure {
        Answer answer = platform.send("GET", query, Optional.empty());
        if (ExitCode.ofStatus(answer.status()) == ExitCode.NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(answer.orFail().object());
    }

    /** The names in an array of an answer; none when there is no such address. */
    Set<String> names(Query query, String array, String field) throws Failure {
        Set<String> names = new TreeSet<>();
        Optional<ObjectNode> answer = find(query);
        if (answer.isPresent()) {
            for (JsonNode item : answer.get().path(array)) {
                names.add(item.path(field).asText());
            }
        }
        return names;
    }
}
