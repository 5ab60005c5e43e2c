package dev.durward.odata.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Answers in verbose JSON of OData V2.
 *
 * @param serviceRoot absolute, ending in a slash
 */
public record JsonFormat(String serviceRoot) implements Format {
    // the default pool is one per thread, and every request has a thread of its own
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    @Override
    public <T> void feed(OutputStream out, FeedContent<T> content) throws IOException {
        JsonEntries<T> entries = new JsonEntries<>(content.plan(), serviceRoot);
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("d");
            if (content.count().isPresent()) {
                json.writeStringField("__count", Long.toString(content.count().getAsLong()));
            }
            json.writeArrayFieldStart("results");
            int index = 0;
            for (T row : content.rows()) {
                entries.write(json, row, index++);
            }
            json.writeEndArray();
            if (content.next().isPresent()) {
                json.writeStringField("__next", content.next().get());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    @Override
    public <T> void entry(OutputStream out, EntryPlan<T> plan, T row) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeFieldName("d");
            new JsonEntries<>(plan, serviceRoot).write(json, row, 0);
            json.writeEndObject();
        }
    }

    @Override
    public <T> void property(OutputStream out, EntryPlan<T> plan, List<String> path, T row) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("d");
            JsonEntries.value(json, PropertyPath.plan(plan, path), row);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    @Override
    public void serviceDocument(OutputStream out, List<String> sets) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("d");
            json.writeArrayFieldStart("EntitySets");
            for (String set : sets) {
                json.writeString(set);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** An error document (contract section 5). */
    static byte[] error(String code, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", code);
            json.writeObjectFieldStart("message");
            json.writeStringField("lang", "en");
            json.writeStringField("value", text);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
