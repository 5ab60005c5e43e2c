package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.access.Access;
import dev.durward.domain.account.Account;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The platform API, each answer of which must be as described, on a real socket and store, with members and a clock that tests move. */
final class PlatformApiFixture implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ClockedInstallation clocked;
    private final TestInstallation installation;
    private final PlatformApi api;
    private final DescribedAnswers description;

    /** Members: root (everywhere), owner, helper (support), developer, assigner of demo; stranger of acme. */
    PlatformApiFixture(Path folder) throws IOException {
        clocked = new ClockedInstallation(folder, TestInstallation.CONFIG);
        installation = clocked.installation();
        api = PlatformApi.of(installation.access(), installation.stores().audit(), clocked::now);
        description = new DescribedAnswers(api.routes());
        installation.with(PlatformApi.HOST_LABEL, api);
        clocked.member("root", Account.PROVIDER, PlatformRole.ADMINISTRATOR);
        clocked.member("owner", "demo", PlatformRole.ADMINISTRATOR);
        clocked.member("helper", "demo", PlatformRole.SUPPORT_USER);
        clocked.member("developer", "demo", PlatformRole.DEVELOPER);
        clocked.member("assigner", "demo", PlatformRole.APPLICATION_USER_ADMIN);
        clocked.member("stranger", "acme", PlatformRole.ADMINISTRATOR);
    }

    TestInstallation installation() {
        return installation;
    }

    Access access() {
        return installation.access();
    }

    PlatformApi api() {
        return api;
    }

    Instant now() {
        return clocked.now();
    }

    void pass(Duration time) {
        clocked.pass(time);
    }

    HttpResponse<String> as(String user, String method, String path, String body) throws Exception {
        HttpResponse<String> response =
                installation.send(method, installation.url("api") + path, body, "Authorization", basic(user));
        description.requireDescribed(method, path, response.statusCode(), response.body());
        return response;
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return as("owner", method, path, body);
    }

    JsonNode call(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    JsonNode get(String path) throws Exception {
        return call(200, "GET", path, "");
    }

    String refusal(int status, String method, String path, String body) throws Exception {
        return call(status, method, path, body).path("message").textValue();
    }

    String newestAudit() {
        return newestAudit("demo");
    }

    /** The newest change of an account; failures are written beside it, some time later. */
    String newestAudit(String account) {
        return installation.stores().audit().newest(account, 50).stream()
                .filter(event -> event.category() == AuditEvent.Category.CONFIGURATION)
                .findFirst()
                .orElseThrow()
                .message();
    }

    @Override
    public void close() {
        clocked.close();
    }
}
