package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings batches to the sink, or to the disk while the sink is away, and from there to the sink when it is back. */
final class ReportDelivery {
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    /** Replaying goes in small steps, so that new reports don't wait behind a full spool. */
    private static final int REPLAY_BATCHES = 8;

    private static final Logger log = LoggerFactory.getLogger(ReportDelivery.class);

    private final MessageLogSink sink;
    private final Spool spool;
    private final InstantSource clock;
    private final AtomicLong written = new AtomicLong();
    private volatile boolean away;
    private Instant nextProbe = Instant.MIN;

    ReportDelivery(MessageLogSink sink, Spool spool, InstantSource clock) {
        this.sink = sink;
        this.spool = spool;
        this.clock = clock;
    }

    boolean away() {
        return away;
    }

    long written() {
        return written.get();
    }

    void deliver(List<MessageLogReport> reports) {
        if ((away && clock.instant().isBefore(nextProbe)) || !write(reports)) {
            spool(reports);
        }
    }

    /** Keeps reports on disk; may be called by any thread. */
    void spool(List<MessageLogReport> reports) {
        spool.append(reports);
    }

    /** Writes what waits on disk, oldest first, as far as one step goes. */
    void replay() {
        for (int i = 0; i < REPLAY_BATCHES && !spool.isEmpty(); i++) {
            if (away && clock.instant().isBefore(nextProbe)) {
                return;
            }
            List<MessageLogReport> reports = spool.peek();
            if (!reports.isEmpty() && !write(reports)) {
                return;
            }
            spool.confirm();
            if (spool.isEmpty()) {
                log.info("event=spool-replayed");
            }
        }
    }

    private boolean write(List<MessageLogReport> reports) {
        try {
            sink.write(reports);
            written.addAndGet(reports.size());
            back();
            return true;
        } catch (IllegalArgumentException refused) {
            return writeEach(reports, refused);
        } catch (RuntimeException unavailable) {
            noteAway(unavailable);
            return false;
        }
    }

    /** Finds the reports that the sink refuses for good; false when it turns out to be away. */
    private boolean writeEach(List<MessageLogReport> reports, IllegalArgumentException refused) {
        if (reports.size() == 1) {
            MessageLogReport report = reports.getFirst();
            log.error(
                    "event=report-refused account={} message-guid={} reason=\"{}\"",
                    report.account(),
                    report.log().messageGuid(),
                    refused.getMessage());
            return true;
        }
        for (MessageLogReport report : reports) {
            if (!write(List.of(report))) {
                return false;
            }
        }
        return true;
    }

    private void back() {
        if (away) {
            away = false;
            log.info("event=sink-back spooled-bytes={}", spool.sizeBytes());
        }
    }

    private void noteAway(RuntimeException reason) {
        nextProbe = clock.instant().plus(PROBE_INTERVAL);
        if (!away) {
            away = true;
            log.warn("event=sink-away action=\"reports are kept on disk\" reason=\"{}\"", reason.toString());
        }
    }
}
