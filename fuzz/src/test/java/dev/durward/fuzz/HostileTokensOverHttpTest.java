package dev.durward.fuzz;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.basic;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessConfig;
import dev.durward.access.jwt.HostileTokens;
import dev.durward.access.jwt.Issuers;
import dev.durward.authorization.AuthorizationEndpoints;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.AuthorizationService;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.management.ManagementNode;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile JSON Web Tokens over real HTTP: none is accepted, and none makes the server fail. */
class HostileTokensOverHttpTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST_BODY_BYTES = 16 * 1024;

    private TestInstallation installation;
    private Map<String, String> hostile;
    private String good;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        installation = TestInstallation.in(folder, AccessConfig.of(new Issuers("durward.localhost", 8443)));
        InstantSource clock = InstantSource.system();
        ManagementNode node = ManagementNode.of(
                new Door(installation.access().authenticator()),
                new CsrfProtection(clock, new SecureRandom(), new byte[32]),
                installation.stores(),
                new ContentProtection(RolePolicy.STRICT, installation.access().cipher(), clock));
        installation
                .with("demo-tmn", node.host(DEMO))
                .with(
                        "oauthasservices-demo",
                        new AuthorizationService(DEMO, AuthorizationEndpoints.of(installation.access())));
        OAuthClient client = installation.client(DEMO, NodeType.TMN, "reader", ClientAuthentication.BASIC);
        installation.assign(
                DEMO, NodeType.TMN, client.technicalUser(), "IntegrationOperationServer.read", "NodeManager.read");
        installation.access().keyRotation().keepUp();
        good = installation.access().tokens().issueJwt(client, List.of(), "").text();
        hostile = HostileTokens.against(
                installation
                        .access()
                        .tokens()
                        .issueJwt(client, List.of("read"), "")
                        .text(),
                installation.access().signingKeys());
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    private HttpResponse<String> introspect(String token) throws IOException, InterruptedException {
        return installation.send(
                "POST",
                installation.url("oauthasservices-demo") + AuthorizationPaths.INTROSPECT,
                "token=" + URLEncoder.encode(token, UTF_8),
                "Authorization",
                basic("reader"),
                "Content-Type",
                FORM);
    }

    private HttpResponse<String> read(String token) throws IOException, InterruptedException {
        return installation.send(
                "GET",
                installation.url("demo-tmn") + "/api/v1/MessageProcessingLogs",
                "",
                "Authorization",
                "Bearer " + token);
    }

    /** What an HTTP client can put into a header; spaces at its ends are no part of it. */
    private static boolean fitsAHeader(String token) {
        return token.length() < 15_000
                && token.equals(token.strip())
                && token.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Test
    void introspectionCallsNoneActive() throws Exception {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, String> text : hostile.entrySet()) {
            HttpResponse<String> answer = introspect(text.getValue());
            boolean refused = switch (answer.statusCode()) {
                case 200 -> answer.body().equals("{\"active\":false}");
                case 400 -> text.getValue().isEmpty();
                case 413 -> text.getValue().length() > LARGEST_BODY_BYTES - "token=".length();
                default -> false;
            };
            if (!refused) {
                wrong.add(text.getKey() + ": " + answer.statusCode() + " " + answer.body());
            }
            asked++;
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(400);
        assertThat(introspect(good).body()).contains("\"active\":true");
    }

    @Test
    void noneOpensTheLogs() throws Exception {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, String> text : hostile.entrySet()) {
            if (fitsAHeader(text.getValue())) {
                HttpResponse<String> answer = read(text.getValue());
                if (answer.statusCode() != 401) {
                    wrong.add(text.getKey() + ": " + answer.statusCode() + " " + answer.body());
                }
                asked++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(400);
        assertThat(read(good).statusCode()).isEqualTo(200);
    }
}
