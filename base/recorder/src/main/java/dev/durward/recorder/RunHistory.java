package dev.durward.recorder;

import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of one message: one for each attempt to process it. Not safe for use by several threads. */
final class RunHistory {
    /** A flow that retries for days must not grow its log without end: beyond this the last run is used again. */
    private static final int MAX_RUNS = 100;

    private final LogLevel logLevel;
    private final String node;
    private final List<Run> runs = new ArrayList<>(1);

    RunHistory(LogLevel logLevel, String node) {
        this.logLevel = logLevel;
        this.node = node;
    }

    void begin(String id, Instant now) {
        if (runs.size() == MAX_RUNS) {
            runs.removeLast();
        }
        runs.add(new Run(id, now, null, logLevel, MessageStatus.PROCESSING, node));
    }

    /** Ends the newest run; one that has ended already only gets the new state. */
    void end(MessageStatus state, Instant now) {
        Run run = runs.getLast();
        replaceLast(run, state, run.runStop() == null ? now : run.runStop());
    }

    /** Takes the end of the newest run back. */
    void reopen() {
        replaceLast(runs.getLast(), MessageStatus.PROCESSING, null);
    }

    boolean retried() {
        return runs.size() > 1;
    }

    List<Run> list() {
        return runs;
    }

    private void replaceLast(Run run, MessageStatus state, @Nullable Instant stop) {
        runs.set(runs.size() - 1, new Run(run.id(), run.runStart(), stop, run.logLevel(), state, run.processId()));
    }
}
