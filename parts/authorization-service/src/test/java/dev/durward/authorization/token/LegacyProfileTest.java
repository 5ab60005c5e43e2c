package dev.durward.authorization.token;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.access.AccessConfig;
import dev.durward.access.registry.ChangeResult;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.access.registry.RegisteredClient;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.Profile;
import dev.durward.testing.TestInstallation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lifetime 0 in both profiles (contract a.6). */
class LegacyProfileTest {
    private static AccessConfig config(Profile profile) {
        AccessConfig base = TestInstallation.CONFIG;
        return new AccessConfig(
                base.issuers(),
                base.keys(),
                base.signatures(),
                profile,
                base.opaqueRate(),
                base.jwtRate(),
                base.sessions());
    }

    private static ChangeResult<RegisteredClient> registerUnlimited(Installation installation) {
        NewClient wanted = new NewClient(
                Optional.of("old"),
                "old",
                "",
                DEMO.subscription(NodeType.TMN).application(),
                Optional.of(SECRET),
                ClientAuthentication.BASIC,
                Duration.ZERO);
        return installation.base().access().clients().register("demo", wanted, ADMIN);
    }

    private static ChangeResult<OAuthClient> setLifetime(Installation installation, Duration lifetime) {
        ClientUpdate update = new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(lifetime),
                Optional.empty(),
                Optional.empty());
        return installation.base().access().clients().update("demo", "old", update, ADMIN);
    }

    private static JsonNode issue(Installation installation, String parameters) throws Exception {
        return Installation.json(installation.post(
                AuthorizationPaths.TOKEN, "grant_type=client_credentials" + parameters, basic("old")));
    }

    @Test
    void anUnlimitedClientGetsTokensThatNeverEndUntilItsLifetimeIsSet(@TempDir Path folder) throws Exception {
        try (Installation installation = new Installation(folder, config(Profile.LEGACY))) {
            registerUnlimited(installation).orThrow();
            JsonNode answer = issue(installation, "");
            String token = answer.get("access_token").textValue();

            assertThat(answer.get("expires_in").longValue()).isZero();
            assertThat(installation.introspect(token, basic("old")).has("exp")).isFalse();
            assertThat(issue(installation, "&token_format=jwt")
                            .get("expires_in")
                            .longValue())
                    .isEqualTo(Duration.ofHours(12).toSeconds());

            setLifetime(installation, Duration.ofHours(1)).orThrow();
            assertThat(installation.introspect(token, basic("old")).has("exp")).isTrue();
            assertThat(setLifetime(installation, Duration.ZERO)).isInstanceOf(ChangeResult.Refused.class);
        }
    }

    @Test
    void theStandardProfileRegistersNoUnlimitedClientAndEndsThoseThereAreAfter180Days(@TempDir Path folder)
            throws Exception {
        try (Installation installation = new Installation(folder.resolve("standard"), config(Profile.STANDARD))) {
            assertThat(registerUnlimited(installation)).isInstanceOf(ChangeResult.Refused.class);
        }
        try (Installation installation = new Installation(folder.resolve("legacy"), config(Profile.LEGACY))) {
            OAuthClient unlimited = registerUnlimited(installation).orThrow().client();
            assertThat(Profile.LEGACY.lifetime(unlimited)).isEmpty();
            assertThat(Profile.STANDARD.lifetime(unlimited)).hasValue(Duration.ofDays(180));
        }
    }

    @Test
    void theAuditLogShowsTheBeginningOfATokenAsTheOriginalDoes(@TempDir Path folder) throws Exception {
        String token;
        try (Installation installation = new Installation(folder, config(Profile.LEGACY))) {
            registerUnlimited(installation).orThrow();
            token = issue(installation, "").get("access_token").textValue();
            installation.base().access().close();
            assertThat(installation.base().stores().audit().newest("demo", 5))
                    .anyMatch(event -> event.message().equals("Creating access token: " + token.substring(0, 5)));
        }
    }
}
