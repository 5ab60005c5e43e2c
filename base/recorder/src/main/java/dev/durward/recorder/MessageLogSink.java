package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import java.util.List;

/** Where reports of message processing logs go, such as a store in the same process or an API that takes them in. */
@FunctionalInterface
public interface MessageLogSink {
    /**
     * Takes reports and returns when they are durable. Called by one thread at a time; may block. A report may come
     * again with the same revision, and an older revision may come after a newer one: both must change nothing.
     *
     * @param reports 1 to 500 reports, at most one of each message
     * @throws IllegalArgumentException if a report can never be taken; reports are then offered one by one, and the
     *     refused ones are dropped
     * @throws RuntimeException any other, if the sink is away; the recorder keeps the reports and tries again
     */
    void write(List<MessageLogReport> reports);
}
