package dev.durward.authorization.token;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.authorization.AuthorizationEndpoints;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.AuthorizationService;
import dev.durward.authorization.Wire;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.store.StoreConfig;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 11: how long a refusal takes does not tell whether there is such a client. On a quiet machine
 * {@code -Ddurward.timing.percent=2 -Ddurward.timing.calls=5000} is the full form.
 */
class TimingTest {
    private static final int CALLS = Integer.getInteger("durward.timing.calls", 500);
    private static final int WARM_UP = 2 * CALLS;
    // other tests and programs share the machine
    private static final int PERCENT = Integer.getInteger("durward.timing.percent", 25);

    private enum Guess {
        UNKNOWN_CLIENT,
        WRONG_SECRET,
        WRONG_LENGTH,
        ANOTHER_ACCOUNTS_CLIENT;

        String authorization(int number) {
            String digits = String.format("%06d", number);
            String wrong = "x".repeat(SECRET.reveal().length() - digits.length()) + digits;
            return switch (this) {
                case UNKNOWN_CLIENT -> basic("nobody", wrong);
                case WRONG_SECRET -> basic("reader", wrong);
                case WRONG_LENGTH -> basic("reader", digits);
                case ANOTHER_ACCOUNTS_CLIENT -> basic("writer", wrong);
            };
        }
    }

    @Test
    void refusalsTakeTheSameTime(@TempDir Path folder) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (TestInstallation installation = TestInstallation.over(new StoreConfig.Sqlite(folder), now::get)) {
            installation.with(
                    "oauthasservices-demo",
                    new AuthorizationService(DEMO, AuthorizationEndpoints.of(installation.access())));
            installation.client(DEMO, NodeType.TMN, "reader", ClientAuthentication.BASIC);
            installation.client(ACME, NodeType.TMN, "writer", ClientAuthentication.BASIC);
            Guess[] guesses = Guess.values();
            long[][] nanos = new long[guesses.length][CALLS];
            try (Wire wire = new Wire(installation.port(), 1)) {
                for (int i = -WARM_UP; i < CALLS; i++) {
                    for (int kind = 0; kind < guesses.length; kind++) {
                        // past every pause of the guess limiter, so that each guess is answered as the first
                        now.set(now.get().plus(Duration.ofMinutes(2)));
                        long took = send(wire, guesses[kind].authorization(i + WARM_UP));
                        if (i >= 0) {
                            nanos[kind][i] = took;
                        }
                    }
                }
            }
            long[] medians = Arrays.stream(nanos)
                    .mapToLong(times -> Arrays.stream(times).sorted().toArray()[CALLS / 2])
                    .toArray();
            long known = medians[Arrays.asList(guesses).indexOf(Guess.WRONG_SECRET)];
            for (int kind = 0; kind < guesses.length; kind++) {
                double percent = 100.0 * (medians[kind] - known) / known;
                System.out.printf(
                        "figure timing=%s us=%d gap_percent=%.1f%n", guesses[kind], medians[kind] / 1000, percent);
                assertThat(Math.abs(percent)).as(guesses[kind].name()).isLessThan(PERCENT);
            }
        }
    }

    private static long send(Wire wire, String authorization) throws IOException {
        long start = System.nanoTime();
        Wire.Reply reply = wire.send(
                "POST",
                "oauthasservices-demo",
                AuthorizationPaths.TOKEN + "?grant_type=client_credentials",
                "Authorization: " + authorization + "\r\n",
                "");
        long took = System.nanoTime() - start;
        assertThat(reply.status()).isEqualTo(401);
        return took;
    }
}
