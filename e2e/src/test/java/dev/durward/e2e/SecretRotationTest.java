package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that changes over to its new secret in time has no failed call, and the old one ends when it says: promise 6. */
@Timeout(900)
class SecretRotationTest {
    private static final int SHORT_ROUNDS = 3;
    private static final int CALLERS = 8;
    private static final int CALLS_A_SECOND = 200;
    private static final long PAUSE_NANOS = Duration.ofSeconds(CALLERS).toNanos() / CALLS_A_SECOND;
    private static final int OLD_ENDS_IN_S = 3;
    // a new secret is known to every node within a second
    private static final long CHANGE_OVER_MILLIS = 1200;
    private static final int POLL_MILLIS = 10;
    private static final String SECRETS = "/oauth/v1/accounts/acme/clients/other/secrets";

    @TempDir
    private Path folder = Path.of("");

    private final AtomicReference<Client> current = new AtomicReference<>(Node.OTHER);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean ended;

    @Test
    void rotationFailsNoCallAndEndsTheOldSecretAtItsTime() throws Exception {
        int rounds = Figures.rounds(SHORT_ROUNDS);
        List<Double> late = new ArrayList<>();
        try (TwoNodes nodes = TwoNodes.start(folder, "")) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Calls calls = Calls.to(nodes.node(i % 2));
                callers.add(Thread.ofPlatform().daemon().start(() -> call(calls)));
            }
            for (int round = 0; round < rounds; round++) {
                late.addAll(rotate(nodes));
            }
            ended = true;
            for (Thread caller : callers) {
                caller.join();
            }
        }
        double earliest = late.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double latest = late.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Figures.print(
                "6",
                "%d rotations, %d calls, %d failed; old secrets ended %.2f to %.2f s after their time at two nodes"
                        .formatted(rounds, answered.get(), refused.get(), earliest, latest));
        assertThat(refused.get()).isZero();
        assertThat(answered.get()).isGreaterThan(rounds * CALLS_A_SECOND);
        assertThat(earliest).isGreaterThan(-1);
        assertThat(latest).isLessThan(1);
    }

    private void call(Calls calls) {
        long next = System.nanoTime();
        while (!ended) {
            try {
                boolean ok = calls.token(current.get(), Calls.OPAQUE).status() == 200;
                (ok ? answered : refused).incrementAndGet();
                next += PAUSE_NANOS;
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            } catch (IOException | InterruptedException failed) {
                refused.incrementAndGet();
            }
        }
        calls.close();
    }

    /** Seconds from the announced end of the old secret to its first refusal, for each node. */
    private List<Double> rotate(TwoNodes nodes) throws Exception {
        Client old = current.get();
        Instant ends;
        try (Calls calls = Calls.to(nodes.node(0))) {
            JsonNode made = calls.platformJson("POST", SECRETS, "{\"previousSecretEndsIn\":" + OLD_ENDS_IN_S + "}");
            Thread.sleep(CHANGE_OVER_MILLIS);
            current.set(new Client(old.id(), made.get("secret").asText()));
            ends = endOfOld(
                    calls.platformJson("GET", SECRETS, ""), made.get("id").asText());
        }
        List<Double> late = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            late.add(0.0);
        }
        boolean[] dead = new boolean[2];
        try (Calls first = Calls.to(nodes.node(0));
                Calls second = Calls.to(nodes.node(1))) {
            while (!dead[0] || !dead[1]) {
                for (int number = 0; number < 2; number++) {
                    Calls calls = number == 0 ? first : second;
                    if (!dead[number] && calls.token(old, Calls.OPAQUE).status() != 200) {
                        dead[number] = true;
                        late.set(number, Duration.between(ends, Instant.now()).toMillis() / 1000.0);
                    }
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
        return late;
    }

    private static Instant endOfOld(JsonNode secrets, String newest) {
        for (JsonNode secret : secrets.get("secrets")) {
            if (!secret.get("id").asText().equals(newest)) {
                return Instant.parse(secret.get("endsAt").asText());
            }
        }
        throw new AssertionError("the old secret is gone already: " + secrets);
    }
}
