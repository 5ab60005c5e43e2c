package dev.durward.management.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.MessageStatus;
import dev.durward.store.log.ArtifactCounts;
import dev.durward.web.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** The monitor's answers as JSON. */
final class MonitorJson {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final JsonFactory FACTORY = new JsonFactory();

    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /**
     * The beginning of a list.
     *
     * @param truncated whether there is more
     */
    record Listed<T>(List<T> entries, boolean truncated) {
        /** At the most some of a list. */
        static <T> Listed<T> atMost(int most, List<T> all) {
            boolean truncated = all.size() > most;
            return new Listed<>(truncated ? all.subList(0, most) : all, truncated);
        }
    }

    private MonitorJson() {}

    static Response overview(Period period, Listed<ArtifactCounts> counts) throws IOException {
        return answer(out -> {
            out.writeStringField(Period.FROM, period.from().toString());
            out.writeStringField(Period.TO, period.to().toString());
            out.writeBooleanField("truncated", counts.truncated());
            out.writeArrayFieldStart("artifacts");
            for (ArtifactCounts count : counts.entries()) {
                out.writeStartObject();
                writeNames(out, count.artifact());
                out.writeObjectFieldStart("messages");
                for (MessageStatus status : MessageStatus.values()) {
                    Long messages = count.messages().get(status);
                    if (messages != null) {
                        out.writeNumberField(status.name(), messages);
                    }
                }
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    static Response artifacts(Listed<IntegrationArtifact> artifacts) throws IOException {
        return answer(out -> {
            out.writeBooleanField("truncated", artifacts.truncated());
            out.writeArrayFieldStart("artifacts");
            for (IntegrationArtifact artifact : artifacts.entries()) {
                out.writeStartObject();
                writeNames(out, artifact);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static void writeNames(JsonGenerator out, IntegrationArtifact artifact) throws IOException {
        out.writeStringField("id", artifact.id());
        out.writeStringField("name", artifact.name());
        out.writeStringField("type", artifact.type());
        out.writeStringField("packageId", artifact.packageId());
        out.writeStringField("packageName", artifact.packageName());
    }

    private static Response answer(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        }
        return Response.ok(JSON, bytes.toByteArray())
                .with("Cache-Control", "no-store")
                .compressible();
    }
}
