package dev.durward.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one source address can take at once and in a while. */
class SourceLimitsTest {
    private static final String SOURCE = "192.0.2.1";

    @Test
    void oneSourceTakesItsPlacesOnlyAndOthersKeepTheirs() {
        SourceLimits limits = new SourceLimits(2, 100);
        assertThat(limits.take(SOURCE)).isZero();
        assertThat(limits.take(SOURCE)).isZero();

        assertThat(limits.take(SOURCE)).isPositive();
        assertThat(limits.take("192.0.2.2")).isZero();

        limits.giveBack(SOURCE);
        assertThat(limits.take(SOURCE)).isZero();
    }

    @Test
    void aSourceThatCameTooOftenWaitsNoLongerThanForOneRefill() {
        SourceLimits limits = new SourceLimits(1, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(SOURCE)).isZero();
            limits.giveBack(SOURCE);
        }

        assertThat(limits.take(SOURCE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @Test
    void limitsThatLetNobodyThroughAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceLimits(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceLimits(1, 0));
    }
}
