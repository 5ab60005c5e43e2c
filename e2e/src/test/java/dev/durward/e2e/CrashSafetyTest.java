package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.testing.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was answered before a {@code kill -9} is still true after it: promise 1. */
@Timeout(3600)
class CrashSafetyTest {
    private static final int SHORT_ROUNDS = 5;
    private static final int POSTGRES_ROUNDS = 2;
    private static final int CHECKERS = 4;
    private static final int FEWEST_CALLS = 50;
    private static final int MOST_CALLS = 3000;
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(10);
    private static final String TOKENS = "/oauth/v1/accounts/acme/tokens";

    @TempDir
    private Path folder = Path.of("");

    private final Figures starts = new Figures();
    private final Random random = new Random();
    private long issued;
    private long revoked;

    @Test
    void noAnsweredTokenOrRevocationIsLostByAKill() throws Exception {
        int rounds = Figures.rounds(SHORT_ROUNDS);
        try (Node node = Node.onSqlite(folder, "")) {
            survive(node, rounds);
        }
        print("1 SQLite", rounds);
    }

    @Test
    void norOnPostgres() throws Exception {
        int rounds = Figures.full() ? Figures.rounds(0) / 10 + 1 : POSTGRES_ROUNDS;
        try (Node node =
                Node.onPostgres(folder, "node", PostgresCluster.shared().newDatabase(), "")) {
            survive(node, rounds);
        }
        print("1 PostgreSQL", rounds);
    }

    private void print(String promise, int rounds) {
        Figures.print(
                promise,
                "%d kills, %d answered tokens, %d answered revocations, 0 lost; process start to first token %s"
                        .formatted(rounds, issued, revoked, starts.summary()));
    }

    private void survive(Node node, int rounds) throws Exception {
        List<String> alive = new ArrayList<>();
        List<String> dead = new ArrayList<>();
        node.start(Node.READER);
        for (int round = 0; round < rounds; round++) {
            IssuingLoad load = new IssuingLoad(node, folder.resolve("acknowledged-" + round));
            awaitSome(load);
            node.kill();
            load.awaitEnd();
            starts.addNanos(node.start(Node.READER).toNanos());
            assertThat(load.issued()).as("round %d", round).isNotEmpty();
            assertThat(withActivity(node, load.issued(), false))
                    .as("lost in round %d", round)
                    .isEmpty();
            assertThat(withActivity(node, load.revoked(), true))
                    .as("back in round %d", round)
                    .isEmpty();
            alive.addAll(load.issued());
            dead.addAll(load.revoked());
        }
        issued = alive.size();
        revoked = dead.size();
        assertThat(withActivity(node, alive, false)).as("lost in the end").isEmpty();
        assertThat(withActivity(node, dead, true)).as("back in the end").isEmpty();
        listedAndAcceptedAgree(node, alive, dead);
        assertThat(node.printed()).doesNotContain("\"throwable\":{");
    }

    private void awaitSome(IssuingLoad load) throws InterruptedException {
        int calls = random.nextInt(FEWEST_CALLS, MOST_CALLS);
        long begun = System.nanoTime();
        while (load.answered() < calls && System.nanoTime() - begun < LONGEST_LOAD.toNanos()) {
            Thread.sleep(1);
        }
    }

    /** Those of the tokens whose introspection says so. */
    private static List<String> withActivity(Node node, List<String> tokens, boolean active) throws Exception {
        List<Callable<List<String>>> parts = new ArrayList<>();
        for (int part = 0; part < CHECKERS; part++) {
            int first = part;
            parts.add(() -> withActivity(node, tokens, active, first));
        }
        List<String> found = new ArrayList<>();
        try (ExecutorService checkers = Executors.newFixedThreadPool(CHECKERS)) {
            for (Future<List<String>> part : checkers.invokeAll(parts)) {
                found.addAll(part.get());
            }
        }
        return found;
    }

    private static List<String> withActivity(Node node, List<String> tokens, boolean active, int first)
            throws IOException {
        List<String> found = new ArrayList<>();
        try (Calls calls = Calls.to(node)) {
            for (int i = first; i < tokens.size(); i += CHECKERS) {
                if (calls.active(Node.OTHER, tokens.get(i)) == active) {
                    found.add(tokens.get(i));
                }
            }
        }
        return found;
    }

    /** A token that is kept without being found, or found without being kept, would be one half written. */
    private static void listedAndAcceptedAgree(Node node, List<String> alive, List<String> dead) throws Exception {
        Set<String> listed = new HashSet<>();
        try (Calls calls = Calls.to(node)) {
            String query = "?limit=1000&clientId=" + Node.OTHER.id();
            JsonNode page = calls.platformJson("GET", TOKENS + query, "");
            while (true) {
                page.get("tokens").forEach(token -> listed.add(token.get("id").asText()));
                if (page.get("next").isNull()) {
                    break;
                }
                page = calls.platformJson(
                        "GET", TOKENS + query + "&after=" + page.get("next").asText(), "");
            }
        }
        assertThat(listed).containsAll(alive.stream().map(Hashes::id).toList());
        assertThat(listed)
                .doesNotContainAnyElementsOf(dead.stream().map(Hashes::id).toList());
    }
}
