package dev.durward.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A sink that keeps the newest report of each message, can be away, and can refuse a flow's reports for good. */
final class InMemorySink implements MessageLogSink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final List<MessageLogReport> received = new CopyOnWriteArrayList<>();
    private final Map<String, MessageLogReport> newest = new ConcurrentHashMap<>();
    volatile boolean away;
    volatile String refusedFlow = "";

    @Override
    public void write(List<MessageLogReport> reports) {
        if (away) {
            throw new IllegalStateException("the sink is away");
        }
        if (reports.stream().anyMatch(report -> report.log().artifact().id().equals(refusedFlow))) {
            throw new IllegalArgumentException("refused for good");
        }
        received.addAll(reports);
        for (MessageLogReport report : reports) {
            newest.merge(
                    report.log().messageGuid(),
                    report,
                    (known, other) -> other.revision() > known.revision() ? other : known);
        }
    }

    Collection<MessageLogReport> messages() {
        return newest.values();
    }

    List<MessageLogReport> messagesOf(String flow) {
        return newest.values().stream()
                .filter(report -> report.log().artifact().id().equals(flow))
                .sorted(Comparator.comparing(report -> report.log().logStart()))
                .toList();
    }

    MessageLogReport awaitOne(String flow, MessageStatus status) {
        await(() -> messagesOf(flow).stream().anyMatch(report -> report.log().status() == status));
        assertThat(messagesOf(flow)).hasSize(1);
        return messagesOf(flow).getFirst();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
