package dev.durward.management.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durward.web.Failure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Counts that wait for their turn. */
class ParallelCountsTest {
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch release = new CountDownLatch(1);

    private String slowly() {
        begun.countDown();
        try {
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        return "counted";
    }

    @Test
    void oneTooManyIsAskedToComeBackAndLaterServed() throws Exception {
        ParallelCounts counts = new ParallelCounts(2, Duration.ofMillis(50));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> counts.run(this::slowly));
            Future<String> second = threads.submit(() -> counts.run(this::slowly));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> counts.run(() -> "third"))
                    .satisfies(failure -> {
                        assertThat(failure.status()).isEqualTo(503);
                        assertThat(failure.headers("Retry-After")).containsExactly("5");
                    });

            release.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("counted");
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("counted");
            assertThat(counts.run(() -> "third")).isEqualTo("third");
        }
    }
}
