package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.Answer;
import dev.durward.domain.product.ProductVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code durward server}: whether the server and its parts answer, and in which version. */
public final class StatusCommands {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final int SERVER_ERROR = 500;
    private static final int MISDIRECTED = 421;
    private static final List<Field> FIELDS = Field.of("name", "status", "detail");
    private static final List<Field> VERSIONS = Field.of("name", "version");

    private StatusCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb(
                                "status",
                                "Asks the hosts, and the operations port if it is set, whether they answer.",
                                StatusCommands::status)
                        .alias("health")
                        .example("durward server status")
                        .prints(FIELDS),
                new Verb(
                                "version",
                                "Shows the version of this program, and of the server as its operations port says.",
                                StatusCommands::version)
                        .example("durward server version -o json")
                        .prints(VERSIONS));
    }

    private static void version(Invocation invocation) throws Failure, IOException {
        List<ObjectNode> rows = new ArrayList<>();
        rows.add(JsonNodeFactory.instance.objectNode().put("name", "client").put("version", ProductVersion.text()));
        Optional<String> operations = invocation.profile().find(Setting.OPERATIONS_URL);
        if (operations.isPresent()) {
            URI live = Addresses.checked(Setting.OPERATIONS_URL, operations.get() + "/health/live");
            JsonNode health = invocation
                    .connection()
                    .send(HttpRequest.newBuilder(live).GET())
                    .object();
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("name", "server");
            rows.add(row.put("version", health.path("version").asText()));
        }
        invocation.print(Listing.of(VERSIONS, rows));
        if (operations.isEmpty()) {
            invocation.note("Only the operations port tells the server's version, and no 'operations-url' is set.");
        }
    }

    private static void status(Invocation invocation) throws Failure, IOException {
        Addresses addresses = new Addresses(invocation.profile());
        List<ObjectNode> rows = new ArrayList<>();
        rows.add(host(invocation, "authorization-service", addresses.token()));
        rows.add(host(invocation, "management-node", addresses.api()));
        rows.add(host(invocation, "platform-api", URI.create(addresses.platform() + "/oauth/v1/accounts")));
        Optional<String> operations = invocation.profile().find(Setting.OPERATIONS_URL);
        if (operations.isPresent()) {
            URI ready = Addresses.checked(Setting.OPERATIONS_URL, operations.get() + "/health/ready");
            rows.addAll(checks(invocation, ready));
        }
        invocation.print(Listing.of(FIELDS, rows));
        if (rows.stream().anyMatch(row -> !row.path("status").asText().equals(UP))) {
            throw new Failure(ExitCode.UNREACHABLE, "Not everything answers.");
        }
    }

    /** A host that asks for credentials answers. */
    private static ObjectNode host(Invocation invocation, String name, URI address) throws Failure {
        try {
            int status = invocation
                    .connection()
                    .send(HttpRequest.newBuilder(address).GET())
                    .status();
            boolean up = status < SERVER_ERROR && status != MISDIRECTED;
            return row(name, up ? UP : DOWN, address.getRawAuthority() + " answers " + status);
        } catch (Failure unreachable) {
            if (unreachable.exitCode() != ExitCode.UNREACHABLE) {
                throw unreachable;
            }
            return row(name, DOWN, unreachable.text());
        }
    }

    private static List<ObjectNode> checks(Invocation invocation, URI address) throws Failure {
        List<ObjectNode> rows = new ArrayList<>();
        try {
            Answer answer =
                    invocation.connection().send(HttpRequest.newBuilder(address).GET());
            for (JsonNode check : answer.json().path("checks")) {
                rows.add(row(check.path("name").asText(), check.path("status").asText(), "says the operations port"));
            }
        } catch (Failure unreachable) {
            rows.add(row("operations", DOWN, unreachable.text()));
        }
        return rows;
    }

    private static ObjectNode row(String name, String status, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("status", status)
                .put("detail", detail);
    }
}
