package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Lengths;
import dev.durward.cli.command.Option;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Lines;
import dev.durward.cli.remote.ODataApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code durward message tail}: asks again and again what has changed. */
final class MessageTail {
    static final Option INTERVAL = Option.of("--interval", "TIME", "How often to ask (default: 2s)");
    static final Option LIMIT = Option.of("--limit", "N", "Ends after so many lines (default: never)");

    // a log is stored a little after the moment it holds, the longer the busier the node
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    private final Invocation invocation;
    private final Lines lines;
    private final Map<String, Instant> seen = new HashMap<>();
    private int left;

    private MessageTail(Invocation invocation) throws Failure {
        this.invocation = invocation;
        lines = new Lines(MessageLogs.FIELDS, invocation.printer());
        left = MessageCommands.number(invocation, LIMIT).orElse(Integer.MAX_VALUE);
    }

    static void run(Invocation invocation) throws Failure, IOException {
        Duration interval =
                Lengths.parse(INTERVAL.name(), invocation.value(INTERVAL).orElse("2s"));
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw Failure.usage(INTERVAL.name() + " must be 0.1s or more");
        }
        new MessageTail(invocation).follow(interval);
    }

    private void follow(Duration interval) throws Failure, IOException {
        MessageFilter filter = MessageFilter.of(invocation);
        Instant from = filter.since().orElse(invocation.surroundings().clock().instant());
        ODataApi odata = invocation.odata();
        boolean troubled = false;
        while (left > 0) {
            Instant now = invocation.surroundings().clock().instant();
            try {
                show(MessageLogs.all(odata, filter.from(from, MessageLogs.changed()), Integer.MAX_VALUE));
                from = later(from, now.minus(OVERLAP));
                troubled = false;
            } catch (Failure failure) {
                recover(odata, failure, troubled);
                troubled = true;
            }
            pause(interval);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Waits out what may pass: a token that has ended, a server that is away. Anything else ends the command. */
    private void recover(ODataApi odata, Failure failure, boolean again) throws Failure {
        if (failure.exitCode() == ExitCode.UNREACHABLE) {
            if (!again) {
                invocation.note(failure.text() + " Trying again ...");
            }
            return;
        }
        if (again || !odata.renew(failure)) {
            throw failure;
        }
    }

    private void show(List<JsonNode> logs) throws Failure, IOException {
        Instant forgotten = invocation.surroundings().clock().instant().minus(OVERLAP.multipliedBy(2));
        for (JsonNode log : logs) {
            ObjectNode row = MessageLogs.row(log);
            String state = row.path("messageGuid").asText()
                    + row.path("status").asText()
                    + row.path("logEnd").asText();
            Instant changed = Instant.parse(row.path("logEnd").asText());
            if (seen.putIfAbsent(state, changed) == null && left > 0) {
                invocation.write(lines.text(row));
                left--;
            }
        }
        seen.values().removeIf(forgotten::isAfter);
    }

    private void pause(Duration interval) throws Failure {
        if (left == 0) {
            return;
        }
        try {
            Thread.sleep(interval);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILURE, "Interrupted.", interrupted);
        }
    }
}
