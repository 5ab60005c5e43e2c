package dev.durward.authorization.revocation;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The revocation endpoint (RFC 7009, contract j). */
@TestInstance(Lifecycle.PER_CLASS)
class RevocationTest {
    private Installation installation;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        for (String id : List.of("one", "two")) {
            installation.base().client(DEMO, NodeType.TMN, id, ClientAuthentication.BASIC);
        }
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private boolean active(String token, String client) throws Exception {
        return installation.introspect(token, basic(client)).get("active").booleanValue();
    }

    private void revoke(String token, String client) throws Exception {
        HttpResponse<String> response = installation.post(AuthorizationPaths.REVOKE, "token=" + token, basic(client));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwt"})
    void aRevokedTokenIsDeadAtTheNextRequestAndAgain(String format) throws Exception {
        String token = installation.token(basic("one"), "&token_format=" + format);
        assertThat(active(token, "one")).isTrue();

        revoke(token, "one");
        assertThat(active(token, "one")).isFalse();
        revoke(token, "one");
    }

    @Test
    void revocationTouchesExactlyTheNamedToken() throws Exception {
        Random random = new Random(7);
        List<String> live = new ArrayList<>();
        List<String> dead = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            live.add(installation.token(basic("one"), i % 2 == 0 ? "" : "&token_format=jwt"));
            if (random.nextInt(3) == 0) {
                String token = live.remove(random.nextInt(live.size()));
                revoke(token, "one");
                dead.add(token);
            }
        }
        for (String token : live) {
            assertThat(active(token, "one")).isTrue();
        }
        for (String token : dead) {
            assertThat(active(token, "one")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwt"})
    void anotherClientsTokenIsLeftAloneAndAnsweredAlike(String format) throws Exception {
        String token = installation.token(basic("one"), "&token_format=" + format);

        revoke(token, "two");
        assertThat(active(token, "one")).isTrue();
        revoke("0123456789abcdef0123456789abcdef", "two");
        revoke("a.b.c", "two");
    }

    @Test
    void endingAllTokensOfAClientEndsJsonWebTokensTooAndNoLaterOne() throws Exception {
        String opaque = installation.token(basic("two"), "");
        String signed = installation.token(basic("two"), "&token_format=jwt");

        installation
                .base()
                .access()
                .clients()
                .revokeTokens("demo", "two", ADMIN)
                .orThrow();

        assertThat(active(opaque, "two")).isFalse();
        assertThat(active(signed, "two")).isFalse();
        assertThat(active(installation.token(basic("two"), ""), "two")).isTrue();
        assertThat(active(installation.token(basic("two"), "&token_format=jwt"), "two"))
                .isTrue();
    }

    @Test
    void onlyPostIsTakenAndTheTokenMustBeThere() throws Exception {
        assertThat(installation
                        .base()
                        .send("GET", installation.url(AuthorizationPaths.REVOKE), "")
                        .statusCode())
                .isEqualTo(405);
        assertThat(installation
                        .post(AuthorizationPaths.REVOKE, "", basic("one"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(installation
                        .post(AuthorizationPaths.REVOKE, "token=x", basic("one", "wrong-secret-wrong"))
                        .statusCode())
                .isEqualTo(401);
    }
}
