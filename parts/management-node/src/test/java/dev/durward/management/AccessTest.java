package dev.durward.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.NodeType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what (contract sections 5, 6 and 8). */
class AccessTest {
    @TempDir
    private static Path folder;

    private static TmnServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TmnServer.onSqlite(folder);
        server.stores.logs().write(TestLogs.both("demo"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$metadata", "MessageProcessingLogs", "Nope", "MessageProcessingLogs?$filter=("})
    void nothingIsAnsweredWithoutCredentials(String target) throws Exception {
        var answer = server.get("", target);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"demo\"", "Bearer realm=\"demo\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Basic dXNlcjp3cm9uZw==", "Digest x"})
    void malformedOrWrongBasicCredentialsAreRefused(String authorization) throws Exception {
        assertThat(server.get(authorization, "MessageProcessingLogs").statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokensOfOthersAreInvalidHere() throws Exception {
        String flows = server.bearer(TmnServer.DEMO, NodeType.IFLMAP, "flow-client", "ESBMessaging.send");
        String acme = server.bearer(TmnServer.ACME, NodeType.TMN, "acme-client", TmnServer.READ, TmnServer.NODE);

        for (String token : List.of(flows, acme, "Bearer 00000000000000000000000000000000", "Bearer x")) {
            var answer = server.get(token, "MessageProcessingLogs");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate").getLast())
                    .isEqualTo("Bearer realm=\"demo\", error=\"invalid_token\"");
        }
    }

    @Test
    void tokensInTheQueryAreRefused() throws Exception {
        String reader = server.bearer(TmnServer.DEMO, NodeType.TMN, "query-client", TmnServer.READ, TmnServer.NODE);

        assertThat(server.get("", "MessageProcessingLogs?access_token=" + reader.substring(7))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get(reader, "MessageProcessingLogs?%61ccess_token=x&$format=json")
                        .body())
                .contains("\"code\":\"Bad Request\"");
    }

    @Test
    void missingRolesAreNamed() throws Exception {
        String half = server.bearer(TmnServer.DEMO, NodeType.TMN, "half-client", TmnServer.READ);
        String none = server.basic("nobody");

        var refused = server.get(half, "MessageProcessingLogs?$format=json");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"Forbidden\"", "NodeManager.read");
        assertThat(refused.body()).doesNotContain("IntegrationOperationServer.read,");
        assertThat(server.get(none, "MessageProcessingLogs").body())
                .contains("IntegrationOperationServer.read, NodeManager.read");
        assertThat(server.get(half, server.root("lenient-tmn") + "MessageProcessingLogs")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get(none, "$metadata").statusCode()).isEqualTo(200);
    }

    @Test
    void payloadNeedsItsOwnRole() throws Exception {
        String reader = server.basic("reader", TmnServer.READ, TmnServer.NODE);
        String attachment = "MessageProcessingLogAttachments('" + TestLogs.ATTACHMENT + "')";

        assertThat(server.get(reader, attachment).statusCode()).isEqualTo(200);
        assertThat(server.get(reader, attachment + "/$value").statusCode()).isEqualTo(403);
        assertThat(server.get(reader, attachment + "/$value").body()).contains(TmnServer.PAYLOAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aCsrfTokenIsFetchedAnywhereByBasicAndBearer(String method) throws Exception {
        String bearer = server.bearer(
                TmnServer.DEMO,
                NodeType.TMN,
                "csrf-" + method.toLowerCase(Locale.ROOT),
                TmnServer.READ,
                TmnServer.NODE);
        String basic = server.basic("csrf-user", TmnServer.READ, TmnServer.NODE);
        for (String authorization : List.of(bearer, basic)) {
            for (String target : List.of("", "MessageProcessingLogs/", "UserCredentials")) {
                HttpResponse<String> answer = server.send(method, authorization, target, "", "x-csrf-token", "fetch");

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("X-CSRF-Token").orElse(""))
                        .matches("[0-9A-F]{32}");
                assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                        .startsWith("JSESSIONID=")
                        .contains("HttpOnly", "Path=/demo-tmn/api;");
            }
        }
    }

    @Test
    void changesWithoutTheirTokenAreRefusedBeforeRolesAreAsked() throws Exception {
        String nobody = server.bearer(TmnServer.DEMO, NodeType.TMN, "no-roles");

        var answer = server.send("POST", nobody, "UserCredentials", "{}", "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-CSRF-Token")).hasValue("Required");
        assertThat(answer.body()).contains("HTTP Status 403 - CSRF token validation failed!");
    }

    @Test
    void aCsrfSessionAuthenticatesNobody() throws Exception {
        String reader = server.basic("session-user", TmnServer.READ, TmnServer.NODE);
        var fetched = server.get(reader, "", "X-CSRF-Token", "Fetch");
        String cookie = fetched.headers().firstValue("Set-Cookie").orElse("").split(";", -1)[0];

        assertThat(server.get("", "MessageProcessingLogs", "Cookie", cookie).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageProcessingLogs?$top=-1",
                "MessageProcessingLogs?$filter=not Status eq 'A'",
                "MessageProcessingLogs?$filter=Nope eq 'A'",
                "MessageProcessingLogs?$filter=replace(Status,'A','B') eq 'A'",
                "MessageProcessingLogs?$filter=round(5) eq 5",
                "MessageProcessingLogs?$filter=LogStart gt datetime'9999-99-99T00:00:00'",
                "MessageProcessingLogs?$filter=length(Status) gt 5000000000000000000000",
                "MessageProcessingLogs?filterCustomHeaderProperties=nonsense",
                "MessageProcessingLogs?$skiptoken=AQE",
                "MessageProcessingLogs('a%00b')",
                "MessageProcessingLogs?$nope=1"
            })
    void badInputIsAnswered400(String target) throws Exception {
        String reader = server.basic("bad-input", TmnServer.READ, TmnServer.NODE);

        var answer = server.get(reader, target + (target.contains("?") ? "&" : "?") + "$format=json");

        assertThat(answer.body()).contains("\"code\":\"Bad Request\"");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void hugeExpressionsAndTopsAreAnswered() throws Exception {
        String reader = server.basic("huge", TmnServer.READ, TmnServer.NODE);

        assertThat(server.get(reader, "MessageProcessingLogs?$filter=" + "(".repeat(4000))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get(reader, "MessageProcessingLogs?$top=1000000000").statusCode())
                .isEqualTo(200);
        assertThat(server.get(reader, server.root("demo-tmn").replace("/api/v1/", "/nope"))
                        .statusCode())
                .isEqualTo(404);
    }
}
