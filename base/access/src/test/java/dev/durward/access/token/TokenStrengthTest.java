package dev.durward.access.token;

import static dev.durward.access.AccessFixture.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.domain.oauth.OAuthClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 10: tokens can't be guessed, and who has read the whole database has none.
 * {@code -Ddurward.tokens.issued=1000000} is the full form.
 */
class TokenStrengthTest {
    private static final int ISSUED = Integer.getInteger("durward.tokens.issued", 100_000);
    private static final int CALLERS = 64;
    private static final int DIGITS = 32;

    @TempDir
    private Path folder = Path.of("");

    private AccessFixture fixture;
    private OAuthClient client;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
        client = fixture.client("reader", Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Set<String> issue(int count) throws InterruptedException {
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int share = count / CALLERS + (caller < count % CALLERS ? 1 : 0);
            callers.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < share; i++) {
                    tokens.add(fixture.access()
                            .tokens()
                            .issue(client, List.of(), "")
                            .text());
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return tokens;
    }

    @Test
    void tokensAreAllDifferentAndTheirDigitsEven() throws Exception {
        Set<String> tokens = issue(ISSUED);

        assertThat(tokens).hasSize(ISSUED).allMatch(token -> token.matches("[0-9a-f]{32}"));
        int[][] counts = new int[DIGITS][16];
        for (String token : tokens) {
            for (int place = 0; place < DIGITS; place++) {
                counts[place][Character.digit(token.charAt(place), 16)]++;
            }
        }
        double expected = ISSUED / 16.0;
        for (int[] place : counts) {
            double chiSquare = 0;
            for (int count : place) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            // 15 degrees of freedom: a random source comes here once in a million places
            assertThat(chiSquare).isLessThan(56);
        }
    }

    @Test
    void nothingInADumpOfTheDatabasesIsAToken() throws Exception {
        Set<String> tokens = issue(500);
        Set<String> dump = new HashSet<>();
        for (String file : List.of("tokens.db", "directory.db", "logs.db")) {
            dump.addAll(values(folder.resolve(file)));
        }
        assertThat(dump).hasSizeGreaterThan(1000);

        List<String> accepted = dump.stream()
                .filter(value -> fixture.access().tokens().find(value, DEMO).isPresent())
                .toList();

        assertThat(accepted).isEmpty();
        assertThat(dump).doesNotContainAnyElementsOf(tokens);
        assertThat(fixture.access().tokens().find(tokens.iterator().next(), DEMO))
                .isPresent();
    }

    /** Every value of every table in the forms in which somebody may present it. */
    private static Set<String> values(Path file) throws SQLException {
        Set<String> values = new HashSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (row.next()) {
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            add(values, row.getObject(column));
                        }
                    }
                }
            }
        }
        return values;
    }

    private static void add(Set<String> values, Object value) {
        if (value instanceof byte[] bytes) {
            String hex = HexFormat.of().formatHex(bytes);
            values.add(hex);
            values.add(hex.substring(0, Math.min(hex.length(), DIGITS)));
            values.add(hex.substring(Math.max(0, hex.length() - DIGITS)));
            values.add(new String(bytes, StandardCharsets.ISO_8859_1));
            values.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } else if (value != null) {
            values.add(value.toString());
        }
    }
}
