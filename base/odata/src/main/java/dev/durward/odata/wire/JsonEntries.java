package dev.durward.odata.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.durward.odata.wire.EntryPlan.ComplexPlan;
import dev.durward.odata.wire.EntryPlan.LinkPlan;
import dev.durward.odata.wire.EntryPlan.Related;
import dev.durward.odata.wire.EntryPlan.SimplePlan;
import dev.durward.odata.wire.EntryPlan.ValuePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entities of one plan as JSON, in Olingo's order of names (contract section 0). Used by one thread. */
final class JsonEntries<T> {
    private static final SerializedString METADATA = new SerializedString("__metadata");
    private static final SerializedString DEFERRED = new SerializedString("__deferred");
    private static final SerializedString RESULTS = new SerializedString("results");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString URI = new SerializedString("uri");
    private static final SerializedString TYPE = new SerializedString("type");
    private static final SerializedString CONTENT_TYPE = new SerializedString("content_type");
    private static final SerializedString MEDIA_SRC = new SerializedString("media_src");
    private static final SerializedString EDIT_MEDIA = new SerializedString("edit_media");
    private static final SerializedString OCTET_STREAM = new SerializedString("application/octet-stream");
    private static final byte[] VALUE_SUFFIX = "/$value".getBytes(StandardCharsets.US_ASCII);

    private final EntryPlan<T> plan;
    private final UriBuffer<T> uri;
    private final SerializedString typeName;
    private final List<@Nullable Behind<?>> behind = new ArrayList<>();

    JsonEntries(EntryPlan<T> plan, String serviceRoot) {
        this.plan = plan;
        this.uri = new UriBuffer<>(serviceRoot, plan.model(), plan.set());
        this.typeName = new SerializedString(plan.model().type().fullName());
        for (LinkPlan link : plan.links()) {
            behind.add(link.related()
                    .<@Nullable Behind<?>>map(related -> Behind.of(related, serviceRoot))
                    .orElse(null));
        }
    }

    /** The writer of an expanded navigation with its rows. */
    private record Behind<R>(JsonEntries<R> entries, List<? extends List<R>> rows) {
        static <R> Behind<R> of(Related<R> related, String serviceRoot) {
            return new Behind<>(new JsonEntries<>(related.plan(), serviceRoot), related.rows());
        }

        void write(JsonGenerator json, int index, boolean many) throws IOException {
            List<R> related = rows.get(index);
            if (many) {
                json.writeStartObject();
                json.writeFieldName(RESULTS);
                json.writeStartArray();
                for (R row : related) {
                    entries.write(json, row, 0);
                }
                json.writeEndArray();
                json.writeEndObject();
            } else if (related.isEmpty()) {
                json.writeNull();
            } else {
                entries.write(json, related.getFirst(), 0);
            }
        }
    }

    /** Writes the row at a place of the page. */
    void write(JsonGenerator json, T row, int index) throws IOException {
        json.writeStartObject();
        metadata(json, row);
        for (ValuePlan<T> value : plan.values()) {
            value(json, value, row);
        }
        int position = 0;
        for (LinkPlan link : plan.links()) {
            json.writeFieldName(link.jsonName());
            Behind<?> related = behind.get(position++);
            if (related == null) {
                deferred(json, link);
            } else {
                related.write(json, index, link.many());
            }
        }
        json.writeEndObject();
    }

    private void metadata(JsonGenerator json, T row) throws IOException {
        uri.entity(row);
        json.writeFieldName(METADATA);
        json.writeStartObject();
        json.writeFieldName(ID);
        uri(json);
        json.writeFieldName(URI);
        uri(json);
        json.writeFieldName(TYPE);
        json.writeString(typeName);
        if (plan.model().type().media()) {
            json.writeFieldName(CONTENT_TYPE);
            json.writeString(OCTET_STREAM);
            uri.below(VALUE_SUFFIX);
            json.writeFieldName(MEDIA_SRC);
            uri(json);
            json.writeFieldName(EDIT_MEDIA);
            uri(json);
        }
        json.writeEndObject();
    }

    private void deferred(JsonGenerator json, LinkPlan link) throws IOException {
        json.writeStartObject();
        json.writeFieldName(DEFERRED);
        json.writeStartObject();
        json.writeFieldName(URI);
        uri.below(link.suffix());
        uri(json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void uri(JsonGenerator json) throws IOException {
        // percent-encoded, so there is nothing to escape
        json.writeRawUTF8String(uri.bytes(), 0, uri.length());
    }

    static <T> void value(JsonGenerator json, ValuePlan<T> plan, T row) throws IOException {
        switch (plan) {
            case SimplePlan<T> simple -> {
                json.writeFieldName(simple.jsonName());
                simple(json, simple, row);
            }
            case ComplexPlan<T> complex -> {
                json.writeFieldName(complex.jsonName());
                json.writeStartObject();
                json.writeFieldName(METADATA);
                json.writeStartObject();
                json.writeFieldName(TYPE);
                json.writeString(complex.typeName());
                json.writeEndObject();
                for (SimplePlan<T> part : complex.parts()) {
                    json.writeFieldName(part.jsonName());
                    simple(json, part, row);
                }
                json.writeEndObject();
            }
        }
    }

    private static <T> void simple(JsonGenerator json, SimplePlan<T> plan, T row) throws IOException {
        Object value = plan.value().apply(row);
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (plan.kind()) {
            case STRING -> json.writeString((String) value);
            case DATE_TIME, DATE_TIME_OFFSET -> {
                json.writeRawValue("\"\\/Date(" + ((Instant) value).toEpochMilli() + ")\\/\"");
            }
            case INT64 -> json.writeString(value.toString());
            case INT32 -> json.writeNumber((Integer) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case BINARY -> json.writeBinary((byte[]) value);
        }
    }
}
