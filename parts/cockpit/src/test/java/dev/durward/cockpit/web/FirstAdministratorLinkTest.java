package dev.durward.cockpit.web;

import static dev.durward.cockpit.web.CockpitFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.secret.Secret;
import dev.durward.testing.TestBrowser;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one-time link of an installation that nobody administers. */
class FirstAdministratorLinkTest {
    @Test
    void theFirstAdministratorIsMadeOnceByAnInvitation(@TempDir Path folder) throws Exception {
        try (CockpitFixture empty = new CockpitFixture(folder)) {
            TestBrowser operator = empty.browser();
            String link =
                    empty.access().firstAdministrator().invite().orElseThrow().reveal();
            String second =
                    empty.access().firstAdministrator().invite().orElseThrow().reveal();

            assertThat(first(operator, "x".repeat(43), "boss", "a-long-password"))
                    .isEqualTo(403);
            assertThat(first(operator, link, "boss", "short")).isEqualTo(400);
            assertThat(first(operator, link, "oauth_client_x", "a-long-password"))
                    .isEqualTo(400);
            assertThat(first(operator, link, "boss", "a-long-password")).isEqualTo(201);
            assertThat(first(operator, link, "boss2", "a-long-password")).isEqualTo(403);
            assertThat(first(operator, second, "boss2", "a-long-password")).isEqualTo(409);
            assertThat(empty.access().firstAdministrator().invite()).isEmpty();
            assertThat(empty.signIn(operator, "boss", "a-long-password").statusCode())
                    .isEqualTo(200);
            assertThat(empty.access().directory().current().platformRoles(Account.PROVIDER, "boss"))
                    .containsExactly(PlatformRole.ADMINISTRATOR);
        }
    }

    @Test
    void anInvitationEndsAfterHalfAnHour(@TempDir Path folder) throws Exception {
        try (CockpitFixture empty = new CockpitFixture(folder)) {
            Secret link = empty.access().firstAdministrator().invite().orElseThrow();
            empty.pass(Duration.ofMinutes(30));

            assertThat(first(empty.browser(), link.reveal(), "boss", "a-long-password"))
                    .isEqualTo(403);
        }
    }

    private static int first(TestBrowser in, String token, String user, String password) throws Exception {
        return in.json(
                        "POST",
                        ACCOUNT,
                        "/session/first",
                        "{\"token\":\"" + token + "\",\"user\":\"" + user + "\",\"password\":\"" + password + "\"}")
                .statusCode();
    }
}
