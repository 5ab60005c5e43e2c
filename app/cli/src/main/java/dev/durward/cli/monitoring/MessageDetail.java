package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.remote.ODataApi;
import dev.durward.cli.remote.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One message processing log with what belongs to it. */
final class MessageDetail {
    static final List<Field> FIELDS = Stream.concat(
                    MessageLogs.FIELDS.stream(),
                    Field.of("artifactName", "packageName", "transactionId", "webLink", "properties", "error").stream())
            .toList();

    private static final String ATTACHMENTS = "MessageProcessingLogAttachments";

    private final ODataApi odata;
    private final String guid;

    MessageDetail(ODataApi odata, String guid) {
        this.odata = odata;
        this.guid = guid;
    }

    ObjectNode row() throws Failure {
        JsonNode log = odata.read(Query.entity(MessageLogs.SET, guid).with("$expand", "CustomHeaderProperties"));
        ObjectNode row = MessageLogs.row(log);
        row.set("artifactName", log.path("IntegrationArtifact").path("Name"));
        row.set("packageName", log.path("IntegrationArtifact").path("PackageName"));
        row.set("transactionId", log.path("TransactionId"));
        row.set("webLink", log.path("AlternateWebLink"));
        var properties = row.putArray("properties");
        log.path("CustomHeaderProperties")
                .path("results")
                .forEach(property -> properties.add(property.path("Name").asText() + "="
                        + property.path("Value").asText()));
        row.put("error", error());
        return row;
    }

    /** The error's text; empty for none. */
    private String error() throws Failure {
        var answer = odata.answer(Query.entity(MessageLogs.SET, guid, "ErrorInformation", "$value"));
        return answer.isSuccess() ? answer.text() : "";
    }

    List<ObjectNode> attachments() throws Failure {
        List<ObjectNode> rows = new ArrayList<>();
        Query feed = Query.entity(MessageLogs.SET, guid, "Attachments");
        for (JsonNode attachment : MessageLogs.all(odata, feed, Integer.MAX_VALUE)) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.set("id", attachment.path("Id"));
            row.set("name", attachment.path("Name"));
            row.set("contentType", attachment.path("ContentType"));
            row.put("payloadSize", attachment.path("PayloadSize").asLong());
            row.put("timeStamp", MessageLogs.time(attachment.path("TimeStamp")));
            rows.add(row);
        }
        return rows;
    }

    byte[] content(String attachment) throws Failure {
        return odata.media(Query.entity(ATTACHMENTS, attachment, "$value")).bytes();
    }
}
