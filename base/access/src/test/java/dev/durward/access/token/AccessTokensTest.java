package dev.durward.access.token;

import static dev.durward.access.AccessFixture.ADMIN;
import static dev.durward.access.AccessFixture.DEMO;
import static dev.durward.access.AccessFixture.TMN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.OAuthClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lifetimes, cut-offs and bindings of tokens (contract a.2, a.6, c). */
class AccessTokensTest {
    @TempDir
    private Path folder;

    private AccessFixture fixture;
    private AccessTokens tokens;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
        tokens = fixture.access().tokens();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private boolean valid(String token) {
        return tokens.check(token, DEMO, TMN).isPresent();
    }

    private String issue(OAuthClient client) {
        return tokens.issue(client, List.of(), "").text();
    }

    private void update(String id, Optional<Duration> lifetime, Optional<Boolean> enabled) {
        ClientUpdate update = new ClientUpdate(
                Optional.empty(), Optional.empty(), Optional.empty(), lifetime, enabled, Optional.empty());
        fixture.access().clients().update("demo", id, update, ADMIN).orThrow();
    }

    @Test
    void tokenIs32LowerCaseHexDigitsAndNeverTheSameTwice() {
        OAuthClient client = fixture.client("c", Duration.ofMinutes(1));

        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String token = issue(client);
            assertThat(token).matches("[0-9a-f]{32}");
            assertThat(seen.add(token)).isTrue();
        }
    }

    @Test
    void tokenEndsWithItsClientsLifetime() {
        String token = issue(fixture.client("c", Duration.ofMinutes(5)));

        fixture.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(valid(token)).isTrue();
        fixture.advance(Duration.ofMillis(1));
        assertThat(valid(token)).isFalse();
    }

    @Test
    void shorterLifetimeAppliesToIssuedTokens() {
        String token = issue(fixture.client("c", Duration.ofMinutes(60)));
        fixture.advance(Duration.ofMinutes(10));

        update("c", Optional.of(Duration.ofMinutes(5)), Optional.empty());

        assertThat(valid(token)).isFalse();
    }

    @Test
    void longerLifetimeProlongsLiveTokensAndRevivesNoExpiredOne() {
        OAuthClient client = fixture.client("c", Duration.ofMinutes(5));
        String expired = issue(client);
        fixture.advance(Duration.ofMinutes(4));
        String live = issue(client);
        fixture.advance(Duration.ofMinutes(2));
        assertThat(valid(expired)).isFalse();

        update("c", Optional.of(Duration.ofMinutes(60)), Optional.empty());

        assertThat(valid(expired)).isFalse();
        fixture.advance(Duration.ofMinutes(30));
        assertThat(valid(live)).isTrue();
    }

    @Test
    void revokingEndsAllTokensSoFarAndNoLaterOne() {
        OAuthClient client = fixture.client("c", Duration.ofMinutes(5));
        String before = issue(client);

        OAuthClient revoked =
                fixture.access().clients().revokeTokens("demo", "c", ADMIN).orThrow();

        assertThat(valid(before)).isFalse();
        assertThat(revoked.epoch()).isEqualTo(client.epoch() + 1);
        assertThat(valid(issue(revoked))).isTrue();
    }

    @Test
    void tokensOfADeletedClientStayDeadWhenItsIdIsUsedAgain() {
        String before = issue(fixture.client("c", Duration.ofMinutes(5)));
        fixture.advance(Duration.ofSeconds(1));
        fixture.access().clients().delete("demo", "c", ADMIN).orThrow();
        assertThat(valid(before)).isFalse();

        OAuthClient again = fixture.client("c", Duration.ofMinutes(5));

        assertThat(valid(before)).isFalse();
        assertThat(valid(issue(again))).isTrue();
    }

    @Test
    void disabledClientsTokensAreRefusedAndComeBack() {
        String token = issue(fixture.client("c", Duration.ofMinutes(5)));

        update("c", Optional.empty(), Optional.of(false));
        assertThat(valid(token)).isFalse();
        update("c", Optional.empty(), Optional.of(true));
        assertThat(valid(token)).isTrue();
    }

    @Test
    void tokenWorksOnlyAtItsClientsApplicationAndAccount() {
        String token = issue(fixture.client("c", Duration.ofMinutes(5)));

        assertThat(tokens.check(token, DEMO, DEMO.subscription(NodeType.IFLMAP).application()))
                .isEmpty();
        assertThat(tokens.check(token, Account.of("acme"), TMN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "8271a067126f0aa93b46c2fe07c6880", "ÄÖÜ", "' or 1=1 --"})
    void textThatWasNeverIssuedIsNoToken(String text) {
        assertThat(valid(text)).isFalse();
        assertThat(valid(text.repeat(1000))).isFalse();
    }
}
