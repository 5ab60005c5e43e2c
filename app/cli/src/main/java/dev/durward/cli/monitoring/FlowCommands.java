package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import dev.durward.cli.remote.ODataApi;
import dev.durward.cli.remote.Query;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code durward flow}: deployed integration flows. */
public final class FlowCommands {
    private static final String SET = "IntegrationRuntimeArtifacts";
    private static final List<Field> FIELDS =
            Field.of("id", "status", "version", "name", "deployedOn", "|", "deployedBy", "type");
    private static final List<Field> DETAIL =
            Stream.concat(FIELDS.stream(), Field.of("error").stream()).toList();

    private FlowCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists the deployed flows with their state.", FlowCommands::list)
                        .alias("ls")
                        .example("durward flow list")
                        .prints(FIELDS),
                new Verb("get", "Shows a deployed flow, and why it could not be started.", FlowCommands::get)
                        .example("durward flow get orders")
                        .parameter(Parameter.one("ID", "Id of the flow"))
                        .prints(DETAIL));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        List<ObjectNode> rows = MessageLogs.all(invocation.odata(), Query.path(SET), Integer.MAX_VALUE).stream()
                .map(FlowCommands::row)
                .toList();
        invocation.print(Listing.of(FIELDS, rows));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        ODataApi odata = invocation.odata();
        String id = invocation.parameter();
        ObjectNode row = row(odata.read(Query.entity(SET, id)));
        var error = odata.answer(Query.entity(SET, id, "ErrorInformation", "$value"));
        row.put("error", error.isSuccess() ? error.text() : "");
        invocation.print(Listing.single(DETAIL, row));
    }

    private static ObjectNode row(JsonNode artifact) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("id", artifact.path("Id"));
        row.set("status", artifact.path("Status"));
        row.set("version", artifact.path("Version"));
        row.set("name", artifact.path("Name"));
        row.put("deployedOn", MessageLogs.time(artifact.path("DeployedOn")));
        row.set("deployedBy", artifact.path("DeployedBy"));
        row.set("type", artifact.path("Type"));
        return row;
    }
}
