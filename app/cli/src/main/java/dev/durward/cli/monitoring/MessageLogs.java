package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.remote.ODataApi;
import dev.durward.cli.remote.Query;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message processing logs as the OData API has them, and as this command line prints them. */
final class MessageLogs {
    static final String SET = "MessageProcessingLogs";

    static final List<Field> FIELDS = Field.of(
            "messageGuid",
            "status",
            "flow",
            "logStart",
            "logEnd",
            "|",
            "correlationId",
            "applicationMessageId",
            "applicationMessageType",
            "sender",
            "receiver",
            "customStatus",
            "logLevel");

    // OData V2 JSON: milliseconds since 1970, in UTC
    private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d{1,18})\\)/");

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private MessageLogs() {}

    /** All entries of a feed, page by page, up to a number. */
    static List<JsonNode> all(ODataApi odata, Query feed, int limit) throws Failure {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page = odata.read(feed);
        page.path("results").forEach(entries::add);
        String next = page.path("__next").asText("");
        while (!next.isEmpty() && entries.size() < limit) {
            page = odata.follow(next);
            page.path("results").forEach(entries::add);
            next = page.path("__next").asText("");
        }
        return entries;
    }

    static Query newest(int limit) {
        return Query.path(SET).with("$orderby", "LogEnd desc").with("$top", Integer.toString(limit));
    }

    /** All, in the order of their changes. */
    static Query changed() {
        return Query.path(SET).with("$orderby", "LogEnd");
    }

    static ObjectNode row(JsonNode log) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("messageGuid", log.path("MessageGuid"));
        row.set("status", log.path("Status"));
        row.set("flow", log.path("IntegrationFlowName"));
        row.put("logStart", time(log.path("LogStart")));
        row.put("logEnd", time(log.path("LogEnd")));
        row.set("correlationId", log.path("CorrelationId"));
        row.set("applicationMessageId", log.path("ApplicationMessageId"));
        row.set("applicationMessageType", log.path("ApplicationMessageType"));
        row.set("sender", log.path("Sender"));
        row.set("receiver", log.path("Receiver"));
        row.set("customStatus", log.path("CustomStatus"));
        row.set("logLevel", log.path("LogLevel"));
        return row;
    }

    /** ISO 8601 in UTC with milliseconds; an empty text for no time. */
    static String time(JsonNode value) {
        Matcher matcher = DATE.matcher(value.asText(""));
        return matcher.matches() ? ISO.format(Instant.ofEpochMilli(Long.parseLong(matcher.group(1)))) : "";
    }
}
