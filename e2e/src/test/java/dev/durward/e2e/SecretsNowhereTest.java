package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 12: after everything was done with secrets and tokens, right and wrong, none stands anywhere. */
class SecretsNowhereTest {
    private static final String TOKEN = "oauthasservices-acme/oauth2/api/v1/token";
    private static final String REVOKE = "oauthasservices-acme/oauth2/api/v1/revoke";
    private static final String INTROSPECT = "oauthasservices-acme/oauth2/api/v1/introspect";
    private static final String CLIENTS = "api/oauth/v1/accounts/acme/clients";
    private static final String APPLICATION = "api/oauth/v1/accounts/acme/subscriptions/acmetmn/secrets";
    private static final String LOGS = "acme-tmn/api/v1/MessageProcessingLogs";
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};
    private static final String GRANT = "grant_type=client_credentials";

    @TempDir
    private Path folder = Path.of("");

    private final Canaries canaries = new Canaries();
    private final List<String> shown = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // the test starts it first
    private ConfiguredServer server;

    private String declaration(String reader, String poster, String admin) {
        return """
                accounts:
                  - name: acme
                    subscriptions: [tmn, iflmap]
                    clients:
                      - id: reader
                        subscription: tmn
                        secret: "%s"
                      - id: poster
                        subscription: tmn
                        authentication: basic-or-body
                        secret: "%s"
                    roles:
                      - subscription: tmn
                        name: IntegrationOperationServer.read
                        users: [oauth_client_reader]
                      - subscription: tmn
                        name: NodeManager.read
                        users: [oauth_client_reader]
                users:
                  - name: admin
                    password: "%s"
                    platform-roles:
                      acme: [Administrator]
                """.formatted(reader, poster, admin);
    }

    /** A call whose answer must show no secret. */
    private HttpResponse<String> call(String method, String target, String body, String... headers) throws Exception {
        HttpResponse<String> answer = server.send(method, target, body, headers);
        List<String> found = canaries.in(answer.headers().map() + answer.body());
        if (!found.isEmpty()) {
            shown.add(method + " " + target + " " + answer.statusCode() + " shows " + found);
        }
        return answer;
    }

    static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A token, which its own answer shows for the only time. */
    private String token(String authorization, String form) throws Exception {
        HttpResponse<String> answer =
                server.send("POST", TOKEN, GRANT + form, with(FORM, authorizationOr(authorization)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return canaries.add(
                "token " + form, Demo.json(answer.body()).get("access_token").asText());
    }

    private static String[] authorizationOr(String authorization) {
        return authorization.isEmpty() ? new String[0] : new String[] {"Authorization", authorization};
    }

    private JsonNode created(String target, String body, String admin) throws Exception {
        HttpResponse<String> answer =
                server.send("POST", target, body, "Authorization", admin, "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode json = Demo.json(answer.body());
        canaries.add("secret of " + target, json.get("secret").asText());
        return json;
    }

    @Test
    void noSecretAndNoTokenStandsAnywhereAtDebug() throws Exception {
        String reader = canaries.add("declared secret", canaries.secret());
        String poster = canaries.add("declared secret for the body", canaries.secret());
        String password = canaries.add("password", canaries.secret());
        try (ConfiguredServer running = ConfiguredServer.start(folder, declaration(reader, poster, password))) {
            server = running;
            String admin = canaries.basic("password", "admin", password);
            tokens(reader, poster);
            wrongCredentials();
            registration(admin);
            misplaced(reader);
            malformed();
            SecretsOfPeople people = new SecretsOfPeople(server, canaries);
            people.signInAndOut(password);
            people.firstAdministrator();

            assertThat(canaries.count()).isGreaterThanOrEqualTo(60);
            assertThat(shown).isEmpty();
            // failures are written beside the calls, within about a second
            String audit = awaitAudit(admin);
            assertThat(canaries.in(audit)).isEmpty();
            assertThat(audit).contains("Deleting cloud access token: ", "Client authentication failed");
            assertThat(canaries.in(server.metrics())).isEmpty();
            String dump = server.threadDump();
            assertThat(dump).contains("secret-hash", "Full thread dump");
            assertThat(canaries.in(dump)).isEmpty();
            files();
        }
        assertThat(canaries.in(Files.readAllBytes(folder.resolve("server.log"))))
                .isEmpty();
        files();
    }

    private void tokens(String reader, String poster) throws Exception {
        String basic = canaries.basic("declared secret", "reader", reader);
        String encodedBasic = canaries.basic("declared secret, encoded", "reader", encoded(reader));
        String body = "&client_id=poster&client_secret=" + encoded(poster);
        for (String form : List.of("", "&token_format=jwt", "&token_format=opaque", "&x=y")) {
            token(encodedBasic, form);
            token("", form + body);
            String token = token(basic, form);
            assertThat(call("GET", LOGS, "", "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(200);
            call("POST", INTROSPECT, "token=" + token, with(FORM, "Authorization", basic));
            call("POST", INTROSPECT, "token=" + token + body, FORM);
            call("POST", REVOKE, "token=" + token + body, FORM);
            call("POST", REVOKE, "token=" + token, with(FORM, "Authorization", basic));
            assertThat(call("GET", LOGS, "", "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> fetched =
                server.send("GET", LOGS, "", "Authorization", "Bearer " + token(basic, ""), "X-CSRF-Token", "Fetch");
        fetched.headers().firstValue("X-CSRF-Token").ifPresent(value -> canaries.add("CSRF token", value));
        fetched.headers()
                .firstValue("Set-Cookie")
                .ifPresent(cookie -> canaries.add("cookie", cookie.replaceAll("^[^=]*=([^;]*).*", "$1")));
    }

    private void wrongCredentials() throws Exception {
        for (String name : List.of("reader", "nobody", "durward/acmetmn", "a b\u00e4\n")) {
            for (String path : List.of(TOKEN, INTROSPECT, REVOKE)) {
                String form = GRANT + "&token="
                        + canaries.add(
                                "unknown token", "f00d" + canaries.secret().hashCode() + canaries.count());
                String wrong = canaries.basic("wrong secret", name, canaries.secret());
                assertThat(call("POST", path, form, with(FORM, "Authorization", wrong))
                                .statusCode())
                        .isIn(401, 429);
                String typed = encoded(canaries.add("wrong secret in the body", canaries.secret()));
                call("POST", path, form + "&client_id=" + encoded(name) + "&client_secret=" + typed, FORM);
            }
            String user = canaries.basic("wrong password", name, canaries.secret());
            call("GET", CLIENTS, "", "Authorization", user);
            call("GET", LOGS, "", "Authorization", user);
        }
    }

    private void registration(String admin) throws Exception {
        created(CLIENTS, "{\"id\":\"made\",\"name\":\"Made\",\"subscription\":\"durward:acmetmn\"}", admin);
        String typed = canaries.add("typed secret", canaries.secret());
        created(
                CLIENTS,
                "{\"id\":\"typed\",\"name\":\"Typed\",\"subscription\":\"durward:acmetmn\",\"secret\":\"" + typed
                        + "\"}",
                admin);
        created(CLIENTS + "/made/secrets", "", admin);
        created(APPLICATION, "", admin);
        String rotated = canaries.add("rotated secret", canaries.secret());
        created(CLIENTS + "/typed/secrets", "{\"secret\":\"" + rotated + "\",\"previousSecretEndsIn\":60}", admin);
        String[] json = {"Authorization", admin, "Content-Type", "application/json"};
        String third = canaries.add("third secret", canaries.secret());
        assertThat(call("POST", CLIENTS + "/typed/secrets", "{\"secret\":\"" + third + "\"}", json)
                        .statusCode())
                .isEqualTo(409);
        String replaced = canaries.add("replaced secret", canaries.secret());
        assertThat(call("PATCH", CLIENTS + "/typed", "{\"secret\":\"" + replaced + "\"}", json)
                        .statusCode())
                .isEqualTo(200);
        String broken = canaries.add("secret in broken JSON", canaries.secret());
        for (String body : List.of(
                "{\"secret\":\"" + broken + "\"",
                "{\"secret\":[\"" + broken + "\"]}",
                "\"" + broken + "\"",
                broken,
                "{\"secret\":\"" + broken + "\\n\"}")) {
            assertThat(call("PATCH", CLIENTS + "/typed", body, json).statusCode())
                    .isEqualTo(400);
        }
        call("GET", CLIENTS, "", json);
        call("GET", CLIENTS + "/typed/secrets", "", json);
        String token = token(canaries.basic("replaced secret", "typed", replaced), "");
        call("GET", "api/oauth/v1/accounts/acme/tokens?clientId=typed", "", json);
        call("DELETE", CLIENTS + "/typed/tokens", "", json);
        call("GET", LOGS, "", "Authorization", "Bearer " + token);
        call("DELETE", CLIENTS + "/typed", "", json);
    }

    private void misplaced(String reader) throws Exception {
        for (String name : List.of("client_secret", "access_token", "token", "password", "nonsense")) {
            String misplaced = encoded(canaries.add(name + " in the query", canaries.secret()));
            call("POST", TOKEN + "?" + GRANT + "&" + name + "=" + misplaced, "");
            call("GET", LOGS + "?" + name + "=" + misplaced, "");
            call("GET", CLIENTS + "?" + name + "=" + misplaced, "");
        }
        String basic = canaries.basic("declared secret", "reader", reader);
        call("POST", TOKEN, GRANT + "&client_id=reader&client_secret=" + encoded(reader), FORM);
        call("POST", TOKEN, GRANT + "&client_secret=" + encoded(reader), with(FORM, "Authorization", basic));
        call("PUT", TOKEN, GRANT + "&client_secret=" + encoded(reader), with(FORM, "Authorization", basic));
        call("POST", TOKEN + "/nowhere", GRANT, with(FORM, "Authorization", basic));
    }

    private void malformed() throws Exception {
        for (String scheme : List.of("Basic ", "Bearer ", "Digest ", "", "Basic Basic ")) {
            String value = canaries.add(
                    "malformed header", "bad" + canaries.secret().hashCode() + "header" + canaries.count());
            for (String target : List.of(TOKEN, INTROSPECT, LOGS, CLIENTS)) {
                call(
                        target.equals(LOGS) || target.equals(CLIENTS) ? "GET" : "POST",
                        target,
                        "",
                        "Authorization",
                        scheme + value);
            }
        }
        String large = canaries.add("secret in a large body", canaries.secret());
        call("POST", TOKEN, GRANT + "&client_secret=" + encoded(large) + "&x=" + "y".repeat(17_000), FORM);
        call("POST", TOKEN, GRANT + "&client_secret=%zz" + encoded(large), FORM);
        call("POST", CLIENTS, "{\"secret\":\"" + large + "\"}" + " ".repeat(70_000), "Authorization", "Basic x");
    }

    private String awaitAudit(String admin) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        String records = "api/auditlog/v1/accounts/acme/AuditLogRecords?$top=1000".replace("$", "%24");
        String audit;
        do {
            audit = server.send("GET", records, "", "Authorization", admin).body();
        } while (!audit.contains("Client authentication failed") && System.nanoTime() < end);
        return audit;
    }

    /** Databases with their write-ahead logs, and whatever else the server keeps; what a person wrote is not its own. */
    private void files() throws Exception {
        TreeMap<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith("declarations")) {
                    byte[] bytes = Files.readAllBytes(file);
                    sizes.put(name, (long) bytes.length);
                    assertThat(canaries.in(bytes)).as(name).isEmpty();
                }
            }
        }
        assertThat(sizes).containsKeys("store/directory.db", "store/tokens.db", "server.log");
        assertThat(server.log())
                .contains("\"level\":\"DEBUG\"")
                .contains("\\/oauth2\\/api\\/v1\\/token")
                .doesNotContain("\"level\":\"ERROR\"");
    }
}
