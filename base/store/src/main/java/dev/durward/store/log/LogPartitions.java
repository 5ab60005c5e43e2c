package dev.durward.store.log;

import dev.durward.store.sql.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions of the log tables in PostgreSQL: one a day of the second that rows are filed under, and a default one
 * for all other days. Every table is partitioned alike, so that a day leaves by dropping its tables.
 */
final class LogPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(LogPartitions.class);
    private static final int DAYS_AHEAD = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String LOGS = "message_processing_log";
    private static final List<String> TABLES = List.of(
            LOGS, "custom_header_property", "message_run", "error_information", "attachment", "attachment_content");
    private static final String EXISTS = "SELECT count(to_regclass(?))";
    private static final String OLDEST = """
            SELECT min(child.relname) FROM pg_inherits
            JOIN pg_class child ON child.oid = inhrelid
            WHERE inhparent = 'message_processing_log'::regclass AND child.relname LIKE '%\\_d________'
            """;

    private final Session session;

    LogPartitions(Session session) {
        this.session = session;
    }

    /** Makes what is missing from the day of a moment on. */
    void createAhead(Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (LocalDate day = today; !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            if (session.number(EXISTS, partition(LOGS, day)) == 0) {
                create(day);
            }
        }
    }

    private void create(LocalDate day) throws SQLException {
        for (String table : TABLES) {
            if (session.number(
                            "SELECT count(*) FROM " + table + "_default WHERE guid_second >= ? AND guid_second < ?",
                            start(day),
                            start(day.plusDays(1)))
                    > 0) {
                LOG.warn("event=partition-skipped day={} reason=\"rows of that day are in the default one\"", day);
                return;
            }
        }
        for (String table : TABLES) {
            session.update("CREATE TABLE IF NOT EXISTS " + partition(table, day) + " PARTITION OF " + table
                    + " FOR VALUES FROM (" + start(day) + ") TO (" + start(day.plusDays(1)) + ")");
        }
    }

    /**
     * Drops the oldest day when every log of it started before a moment; returns how many logs it held, empty when no
     * day can go.
     */
    OptionalInt dropOldestBefore(Instant moment) throws SQLException {
        String oldest =
                session.first(OLDEST, row -> String.valueOf(row.getString(1))).orElse("");
        if (!oldest.startsWith(LOGS)) {
            return OptionalInt.empty();
        }
        LocalDate day = LocalDate.parse(oldest.substring(oldest.length() - 8), DAY);
        boolean over = start(day.plusDays(1)) <= moment.getEpochSecond();
        if (!over
                || session.number("SELECT count(*) FROM " + oldest + " WHERE log_start_ms >= ?", moment.toEpochMilli())
                        > 0) {
            return OptionalInt.empty();
        }
        int count = Math.toIntExact(session.number("SELECT count(*) FROM " + oldest));
        // rather another time than every reader behind a lock that waits
        session.update("SET LOCAL lock_timeout = '2s'");
        for (String table : TABLES) {
            session.update("DROP TABLE IF EXISTS " + partition(table, day));
        }
        return OptionalInt.of(count);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static String partition(String table, LocalDate day) {
        return table + "_d" + DAY.format(day);
    }
}
