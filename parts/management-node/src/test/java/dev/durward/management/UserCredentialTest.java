package dev.durward.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.NodeType;
import dev.durward.domain.audit.AuditEvent;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one set that can be changed (contract sections 6 and 7). */
class UserCredentialTest {
    private static final String BODY =
            "{\"Name\":\"receiver\",\"Kind\":\"default\",\"Description\":\"d\",\"User\":\"u\",\"Password\":\"geheim\",\"CompanyId\":\"\"}";

    @TempDir
    private Path folder;

    private TmnServer server;
    private String editor;
    private String cookie;
    private String token;

    @BeforeEach
    void start() throws Exception {
        server = TmnServer.onSqlite(folder);
        editor = server.bearer(TmnServer.DEMO, NodeType.TMN, "editor", TmnServer.WRITE.toArray(String[]::new));
        var fetched = server.get(editor, "", "X-CSRF-Token", "Fetch");
        token = fetched.headers().firstValue("X-CSRF-Token").orElseThrow();
        cookie = fetched.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCredentialIsCreatedReadReplacedAndDeleted() throws Exception {
        var created = change("POST", "UserCredentials", BODY);
        var read = server.get(editor, "UserCredentials('receiver')?$format=json");
        var replaced = change("PUT", "UserCredentials('receiver')", BODY.replace("geheim", "neu"));
        var list = server.get(editor, "UserCredentials?$format=json&$inlinecount=allpages");
        var deleted = change("DELETE", "UserCredentials('receiver')", "");

        assertThat(created.statusCode()).isEqualTo(202);
        assertThat(created.headers().firstValue("Location"))
                .hasValue(server.root("demo-tmn") + "UserCredentials('receiver')");
        assertThat(created.body())
                .contains("\"Name\":\"receiver\"", "\"Password\":null")
                .doesNotContain("geheim");
        assertThat(read.body())
                .contains("\"User\":\"u\",\"Password\":null", "\"DeployedBy\":\"oauth_client_editor\"")
                .doesNotContain("geheim");
        assertThat(replaced.statusCode()).isEqualTo(202);
        assertThat(list.body()).startsWith("{\"d\":{\"__count\":\"1\"").doesNotContain("neu");
        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(server.get(editor, "UserCredentials('receiver')").statusCode())
                .isEqualTo(404);
        assertThat(server.stores.audit().newest("demo", 3))
                .extracting(AuditEvent::message)
                .containsExactly(
                        "Undeploying user credential: receiver",
                        "Updating user credential: receiver",
                        "Deploying user credential: receiver");
    }

    @Test
    void passwordsAreEncryptedForTheirCredentialAlone() throws Exception {
        change("POST", "UserCredentials", BODY);
        byte[] stored = server.stores
                .credentials()
                .encryptedPassword("demo", "receiver")
                .orElseThrow();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(server.cipher.decrypt(stored, "demo/credential/receiver").reveal())
                .isEqualTo("geheim");
    }

    @Test
    void duplicatesAndMissingOnesAreConflicts() throws Exception {
        change("POST", "UserCredentials", BODY);

        assertThat(change("POST", "UserCredentials", BODY).statusCode()).isEqualTo(409);
        assertThat(change("PUT", "UserCredentials('other')", BODY.replace("receiver", "other"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(change("DELETE", "UserCredentials('other')", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void badBodiesAreRefused() throws Exception {
        assertThat(change("POST", "UserCredentials", BODY.replace("receiver", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(change("POST", "UserCredentials", BODY.replace("receiver", "n".repeat(151)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(change("POST", "UserCredentials", BODY.replace("default", "other"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(change("POST", "UserCredentials", BODY.replace("\"u\"", "\"\\u0000\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(change("PUT", "UserCredentials('other')", BODY).statusCode()).isEqualTo(400);
        assertThat(change("POST", "UserCredentials", "{").statusCode()).isEqualTo(400);
        assertThat(server.send(
                                "POST",
                                editor,
                                "UserCredentials",
                                "<!DOCTYPE a []><entry/>",
                                "Content-Type",
                                "application/atom+xml",
                                "X-CSRF-Token",
                                token,
                                "Cookie",
                                cookie)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void changesNeedTokenCookieAndTheSameUser() throws Exception {
        String other = server.bearer(TmnServer.DEMO, NodeType.TMN, "other", TmnServer.WRITE.toArray(String[]::new));

        assertThat(post(editor, token, "a=b").statusCode()).isEqualTo(403);
        assertThat(post(editor, "0".repeat(32), cookie).statusCode()).isEqualTo(403);
        assertThat(post(other, token, cookie).statusCode()).isEqualTo(403);
        assertThat(server.stores.credentials().list("demo")).isEmpty();
        assertThat(post(editor, token, cookie).statusCode()).isEqualTo(202);
    }

    @Test
    void writingNeedsTheRolesOfSecurityContent() throws Exception {
        String reader = server.bearer(TmnServer.DEMO, NodeType.TMN, "reader", TmnServer.READ, TmnServer.NODE);
        var fetched = server.get(reader, "", "X-CSRF-Token", "Fetch");

        var refused = post(
                reader,
                fetched.headers().firstValue("X-CSRF-Token").orElseThrow(),
                fetched.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0]);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("NodeManager.deploycredentials, NodeManager.deploycontent");
        assertThat(refused.headers().firstValue("X-CSRF-Token")).isEmpty();
    }

    private HttpResponse<String> post(String authorization, String csrfToken, String cookies) throws Exception {
        return server.send(
                "POST",
                authorization,
                "UserCredentials",
                BODY,
                "Content-Type",
                "application/json",
                "X-CSRF-Token",
                csrfToken,
                "Cookie",
                cookies);
    }

    private HttpResponse<String> change(String method, String target, String body) throws Exception {
        return server.send(
                method,
                editor,
                target,
                body,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "X-CSRF-Token",
                token,
                "Cookie",
                cookie);
    }
}
