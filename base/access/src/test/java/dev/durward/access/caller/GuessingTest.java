package dev.durward.access.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.access.caller.ClientAuthenticator.Outcome;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuessingTest {
    private static final String ATTACKER = "203.0.113.9";

    private static Outcome authenticate(AccessFixture fixture, String name, Secret secret) {
        return fixture.access()
                .clientAuthenticator()
                .authenticate(AccessFixture.DEMO, new BasicCredentials(name, secret), ATTACKER);
    }

    @Test
    void theRightSecretWorksFromTheSourceThatGuessesEvenAfterARestart(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            fixture.client("reader", Duration.ofMinutes(5));
            for (int i = 0; i < 1000; i++) {
                assertThat(authenticate(fixture, "reader", Secret.of("wrong-guess-number-" + i)))
                        .isNotInstanceOf(Outcome.Known.class);
            }
            assertThat(authenticate(fixture, "reader", AccessFixture.SECRET)).isInstanceOf(Outcome.Known.class);
        }
        try (AccessFixture fixture = new AccessFixture(folder)) {
            for (int i = 0; i < 100; i++) {
                authenticate(fixture, "reader", Secret.of("another-guess-" + i));
            }
            assertThat(authenticate(fixture, "reader", AccessFixture.SECRET)).isInstanceOf(Outcome.Known.class);
        }
    }

    @Test
    void aSourceThatKeepsFailingIsToldToWaitForKnownAndUnknownNamesAlike(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            fixture.client("reader", Duration.ofMinutes(5));
            List<Class<?>> known = new ArrayList<>();
            List<Class<?>> unknown = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                known.add(
                        authenticate(fixture, "reader", Secret.of("guess-" + i)).getClass());
                unknown.add(
                        authenticate(fixture, "nobody", Secret.of("guess-" + i)).getClass());
            }
            assertThat(known).isEqualTo(unknown);
            assertThat(known.getFirst()).isEqualTo(Outcome.Refused.class);
            assertThat(known.getLast()).isEqualTo(Outcome.Slowed.class);
        }
    }

    @Test
    void fiveFailedSlowChecksUseUpASourcesBudgetInEveryProcess(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            GuessBudget here = new GuessBudget(fixture.stores().failedChecks(), () -> Instant.EPOCH);
            GuessBudget elsewhere = new GuessBudget(fixture.stores().failedChecks(), () -> Instant.EPOCH);
            for (int i = 0; i < 5; i++) {
                Secret guess = Secret.of("guess-" + i);
                assertThat(here.take("reader", ATTACKER, guess)).isTrue();
                here.spend("reader", ATTACKER);
                here.giveBack("reader", ATTACKER, guess);
            }
            Secret sixth = Secret.of("guess-6");
            assertThat(elsewhere.take("reader", ATTACKER, sixth)).isFalse();
            assertThat(elsewhere.take("reader", "198.51.100.1", sixth)).isTrue();
            GuessBudget later =
                    new GuessBudget(fixture.stores().failedChecks(), () -> Instant.EPOCH.plus(Duration.ofMinutes(16)));
            assertThat(later.take("reader", ATTACKER, sixth)).isTrue();
        }
    }

    @Test
    void checksUnderWayCountButACrowdWithOneSecretCountsOnce(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            GuessBudget budget = new GuessBudget(fixture.stores().failedChecks(), () -> Instant.EPOCH);
            for (int i = 0; i < 5; i++) {
                assertThat(budget.take("reader", ATTACKER, Secret.of("guess-" + i)))
                        .isTrue();
            }
            assertThat(budget.take("reader", ATTACKER, Secret.of("guess-5"))).isFalse();
            for (int i = 0; i < 100; i++) {
                assertThat(budget.take("reader", ATTACKER, Secret.of("guess-0")))
                        .isTrue();
            }

            budget.giveBack("reader", ATTACKER, Secret.of("guess-0"));
            assertThat(budget.take("reader", ATTACKER, Secret.of("guess-5"))).isTrue();
        }
    }

    @Test
    void aFloodOfFailuresBecomesFewLinesOfTheAuditLogThatCountThemAll(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            OAuthClient client = fixture.client("reader", Duration.ofMinutes(5));
            for (int i = 0; i < 200; i++) {
                authenticate(fixture, client.clientId(), Secret.of("guess-" + i));
            }
            fixture.access().close();
            Set<String> failures = new HashSet<>();
            int count = 0;
            for (AuditEvent event : fixture.stores().audit().newest("demo", 100)) {
                if (event.message().startsWith("Client authentication failed")) {
                    failures.add(event.message());
                    String text = event.message().replaceAll("\\D", "");
                    count += text.isEmpty() ? 1 : Integer.parseInt(text);
                }
            }
            assertThat(count).isEqualTo(200);
            assertThat(failures).hasSizeLessThan(10).noneMatch(message -> message.contains("guess-"));
        }
    }
}
