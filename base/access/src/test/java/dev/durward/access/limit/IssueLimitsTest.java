package dev.durward.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.domain.oauth.OAuthClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IssueLimitsTest {
    @Test
    void aClientThatAsksTooOftenMustWaitAndOthersNeedNot(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            OAuthClient busy = fixture.client("busy", Duration.ofMinutes(5));
            OAuthClient calm = fixture.client("calm", Duration.ofMinutes(5));
            IssueLimits limits = new IssueLimits(new IssueRate(1, 100, 100));

            assertThat(limits.take(busy)).isZero();
            assertThat(limits.take(busy)).isZero();
            assertThat(limits.take(busy)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(limits.take(calm)).isZero();
        }
    }

    @Test
    void anAccountAndTheWholeHaveLimitsOfTheirOwn(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            IssueLimits ofAccount = new IssueLimits(new IssueRate(100, 1, 100));
            IssueLimits ofAll = new IssueLimits(new IssueRate(100, 100, 1));
            for (int i = 0; i < 2; i++) {
                OAuthClient client = fixture.client("client-" + i, Duration.ofMinutes(5));
                assertThat(ofAccount.take(client)).isZero();
                assertThat(ofAll.take(client)).isZero();
            }
            OAuthClient third = fixture.client("third", Duration.ofMinutes(5));
            assertThat(ofAccount.take(third)).isPositive();
            assertThat(ofAll.take(third)).isPositive();
        }
    }
}
