package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the newest report of each message. */
final class Newest {
    private Newest() {}

    static List<MessageLogReport> of(List<MessageLogReport> reports) {
        Map<String, MessageLogReport> newest = LinkedHashMap.newLinkedHashMap(reports.size());
        for (MessageLogReport report : reports) {
            newest.merge(
                    report.log().messageGuid(),
                    report,
                    (known, other) -> known.revision() >= other.revision() ? known : other);
        }
        return List.copyOf(newest.values());
    }
}
