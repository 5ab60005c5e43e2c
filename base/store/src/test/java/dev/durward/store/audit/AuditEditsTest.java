package dev.durward.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.StoreConfig;
import dev.durward.store.sql.DatabaseSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 36: whoever edits the audit log's file behind the server's back is found out, whatever they do to a row. */
class AuditEditsTest {
    private static final int EDITS = 1000;
    private static final int EVENTS = 40;
    private static final long SEED = Long.getLong("durward.audit.seed", 20_261_123);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final List<String> TEXTS = List.of("category", "actor", "source", "message");

    private static final List<AuditEvent.Category> CATEGORIES = List.of(AuditEvent.Category.values());

    @TempDir
    private Path folder = Path.of("");

    private final RandomGenerator random = new SplittableRandom(SEED);

    private record Edit(String name, Change change) {}

    private interface Change {
        /** Edits rows; the first sequence number that is no longer as written, or 0 when nothing changed. */
        long make(Connection file) throws SQLException;
    }

    @Test
    void everyRandomEditIsFoundAtItsPlace() throws Exception {
        Map<String, Integer> found = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        write();
        List<Edit> edits = List.of(
                new Edit("change a text", this::changeText),
                new Edit("change a time", this::changeTime),
                new Edit("change a hash", this::changeHash),
                new Edit("delete one", this::deleteOne),
                new Edit("delete the newest ones", this::deleteNewest),
                new Edit("swap two", this::swap),
                new Edit("insert with a made-up hash", this::insert),
                new Edit("put another account's event in its place", this::replaceByForeign),
                new Edit("turn back the head", this::turnBackHead),
                new Edit("change one and hash it anew", this::changeAndHash));

        try (Connection file = open();
                DatabaseSet databases = DatabaseSet.open(new StoreConfig.Sqlite(folder))) {
            AuditRepository audit = new SqlAuditRepository(databases.directory());
            assertThat(audit.firstBroken("demo")).isEmpty();
            while (found.values().stream().mapToInt(Integer::intValue).sum() + missed.size() < EDITS) {
                Edit edit = edits.get(random.nextInt(edits.size()));
                save(file);
                long broken = edit.change().make(file);
                if (broken > 0) {
                    OptionalLong seen = audit.firstBroken("demo");
                    if (seen.isPresent() && seen.getAsLong() == broken) {
                        found.merge(edit.name(), 1, Integer::sum);
                    } else {
                        missed.add(edit.name() + " at " + broken + " was seen at " + seen);
                    }
                }
                restore(file);
                assertThat(audit.firstBroken("acme")).isEmpty();
            }
            assertThat(audit.firstBroken("demo")).isEmpty();
        }

        assertThat(missed).isEmpty();
        assertThat(found.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        edits.stream().map(Edit::name).toList());
    }

    private void write() {
        try (DatabaseSet databases = DatabaseSet.open(new StoreConfig.Sqlite(folder))) {
            AuditRepository audit = new SqlAuditRepository(databases.directory());
            for (int i = 1; i <= EVENTS; i++) {
                audit.append(List.of(event("demo", i), event("acme", i)));
            }
        }
    }

    private static AuditEvent event(String account, int number) {
        return new AuditEvent(
                account,
                START.plusSeconds(number),
                CATEGORIES.get(number % CATEGORIES.size()),
                "user" + number % 3,
                "127.0.0." + number % 5,
                "Creating application client: client-" + number);
    }

    private Connection open() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".db")).toList()) {
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                if (hasAudit(connection)) {
                    // what the disk holds after a power cut is not the question here
                    execute(connection, "PRAGMA synchronous = OFF");
                    return connection;
                }
                connection.close();
            }
        }
        throw new AssertionError("no file holds the audit log");
    }

    private static boolean hasAudit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'audit_event'")) {
            return row.next();
        }
    }

    private static void save(Connection file) throws SQLException {
        execute(file, "DROP TABLE IF EXISTS temp.kept_event");
        execute(file, "DROP TABLE IF EXISTS temp.kept_head");
        execute(file, "CREATE TEMP TABLE kept_event AS SELECT * FROM audit_event");
        execute(file, "CREATE TEMP TABLE kept_head AS SELECT * FROM audit_head");
    }

    private static void restore(Connection file) throws SQLException {
        execute(file, "DELETE FROM audit_event");
        execute(file, "INSERT INTO audit_event SELECT * FROM temp.kept_event");
        execute(file, "DELETE FROM audit_head");
        execute(file, "INSERT INTO audit_head SELECT * FROM temp.kept_head");
    }

    private static int execute(Connection file, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = file.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private int any() {
        return 1 + random.nextInt(EVENTS);
    }

    private long changeText(Connection file) throws SQLException {
        int at = any();
        String column = TEXTS.get(random.nextInt(TEXTS.size()));
        String value = column.equals("category")
                ? CATEGORIES.get(random.nextInt(CATEGORIES.size())).name()
                : "x".repeat(random.nextInt(3)) + random.nextInt(10);
        int changed = execute(
                file,
                "UPDATE audit_event SET " + column + " = ? WHERE account = 'demo' AND sequence = ? AND " + column
                        + " <> ?",
                value,
                at,
                value);
        return changed == 0 ? 0 : at;
    }

    private long changeTime(Connection file) throws SQLException {
        int at = any();
        execute(
                file,
                "UPDATE audit_event SET time_ms = time_ms + ? WHERE account = 'demo' AND sequence = ?",
                1 + random.nextInt(100_000),
                at);
        return at;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private long changeHash(Connection file) throws SQLException {
        int at = any();
        String column = random.nextBoolean() ? "hash" : "prev_hash";
        execute(file, "UPDATE audit_event SET " + column + " = ? WHERE account = 'demo' AND sequence = ?", bytes(), at);
        return at;
    }

    private long deleteOne(Connection file) throws SQLException {
        int at = any();
        execute(file, "DELETE FROM audit_event WHERE account = 'demo' AND sequence = ?", at);
        return at;
    }

    private long deleteNewest(Connection file) throws SQLException {
        int at = any();
        execute(file, "DELETE FROM audit_event WHERE account = 'demo' AND sequence >= ?", at);
        return at;
    }

    private long swap(Connection file) throws SQLException {
        int one = any();
        int two = any();
        if (one == two) {
            return 0;
        }
        renumber(file, one, -1);
        renumber(file, two, one);
        renumber(file, -1, two);
        return Math.min(one, two);
    }

    private static void renumber(Connection file, int from, int to) throws SQLException {
        execute(file, "UPDATE audit_event SET sequence = ? WHERE account = 'demo' AND sequence = ?", to, from);
    }

    /** Everything behind the place moves up by one. */
    private long insert(Connection file) throws SQLException {
        int at = 1 + random.nextInt(EVENTS + 1);
        for (int i = EVENTS; i >= at; i--) {
            renumber(file, i, i + 1);
        }
        execute(
                file,
                "INSERT INTO audit_event SELECT 'demo', ?, time_ms, category, actor, source, message, prev_hash, ?"
                        + " FROM temp.kept_event WHERE account = 'demo' AND sequence = ?",
                at,
                bytes(),
                Math.min(at, EVENTS));
        return at;
    }

    private long replaceByForeign(Connection file) throws SQLException {
        int at = any();
        execute(file, "DELETE FROM audit_event WHERE account = 'demo' AND sequence = ?", at);
        execute(
                file,
                "INSERT INTO audit_event SELECT 'demo', sequence, time_ms, category, actor, source, message, prev_hash,"
                        + " hash FROM temp.kept_event WHERE account = 'acme' AND sequence = ?",
                at);
        return at;
    }

    private long turnBackHead(Connection file) throws SQLException {
        int at = 1 + random.nextInt(EVENTS - 1);
        execute(
                file,
                "UPDATE audit_head SET sequence = ?, hash = (SELECT hash FROM audit_event WHERE account = 'demo' AND"
                        + " sequence = ?) WHERE account = 'demo'",
                at,
                at);
        // the rows themselves are whole; what is missing is what the head stands for
        return EVENTS + 1L;
    }

    /** Somebody who knows the chain can make one row fit; the next one then does not, and the last one the head does not. */
    private long changeAndHash(Connection file) throws SQLException {
        int at = any();
        AuditEvent changed =
                new AuditEvent("demo", START, AuditEvent.Category.CONFIGURATION, "nobody", "", "Nothing happened");
        byte[] before = hashOf(file, at - 1);
        byte[] hash = AuditChain.hash(new AuditChain.Head(at - 1L, before), changed);
        execute(
                file,
                "UPDATE audit_event SET time_ms = ?, category = ?, actor = ?, source = ?, message = ?, hash = ? WHERE"
                        + " account = 'demo' AND sequence = ?",
                changed.time().toEpochMilli(),
                changed.category().name(),
                changed.actor(),
                changed.source(),
                changed.message(),
                hash,
                at);
        return at + 1L;
    }

    private static byte[] hashOf(Connection file, int sequence) throws SQLException {
        if (sequence == 0) {
            return AuditChain.Head.NONE.hash();
        }
        try (PreparedStatement statement =
                file.prepareStatement("SELECT hash FROM audit_event WHERE account = 'demo' AND sequence = ?")) {
            statement.setInt(1, sequence);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
