package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.olingo.odata2.api.commons.InlineCount;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderWriteProperties;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our writers against Olingo's own, which the original uses: the same bytes for the same rows. */
class OlingoWireTest {
    private final TestService service = new TestService();
    private final Edm edm;

    OlingoWireTest() throws Exception {
        edm = EntityProvider.readMetadata(new ByteArrayInputStream(TestService.model()), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/atom+xml"})
    void feedsAreTheSame(String type) throws Exception {
        var properties = EntityProviderWriteProperties.serviceRoot(URI.create(TestService.ROOT))
                .inlineCountType(InlineCount.ALLPAGES)
                .inlineCount(2)
                .build();
        ODataResponse olingo = EntityProvider.writeFeed(type, set("MessageProcessingLogs"), logs(), properties);

        assertThat(comparable(service.get("MessageProcessingLogs?$inlinecount=allpages", "Accept", type)
                        .body()))
                .isEqualTo(comparable(body(olingo)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/atom+xml"})
    void mediaEntriesAreTheSame(String type) throws Exception {
        var properties = EntityProviderWriteProperties.serviceRoot(URI.create(TestService.ROOT))
                .build();
        Map<String, Object> row = Map.of("MessageGuid", "AGk2", "Type", "text/plain");
        ODataResponse olingo =
                EntityProvider.writeEntry(type, set("MessageProcessingLogErrorInformations"), row, properties);

        assertThat(comparable(service.get("MessageProcessingLogErrorInformations('AGk2')", "Accept", type)
                        .body()))
                .isEqualTo(comparable(body(olingo)));
    }

    @Test
    void serviceDocumentsAreTheSame() throws Exception {
        assertThat(comparable(service.get("").body()))
                .isEqualTo(comparable(
                        body(EntityProvider.writeServiceDocument("application/xml", edm, TestService.ROOT))));
        assertThat(service.get("?$format=json").body())
                .isEqualTo(body(EntityProvider.writeServiceDocument("application/json", edm, TestService.ROOT)));
    }

    private EdmEntitySet set(String name) throws Exception {
        return edm.getDefaultEntityContainer().getEntitySet(name);
    }

    private List<Map<String, Object>> logs() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (TestService.Log log : service.logs) {
            Map<String, Object> row = new HashMap<>();
            Calendar start = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            start.setTimeInMillis(log.start().toEpochMilli());
            row.put("MessageGuid", log.guid());
            row.put("LogStart", start);
            if (log.sender() != null) {
                row.put("Sender", log.sender());
            }
            row.put("Status", log.status());
            row.put("IntegrationArtifact", Map.of("Id", log.flow(), "Name", log.flow()));
            row.put("ArchivingLogAttachments", false);
            rows.add(row);
        }
        return rows;
    }

    private static String body(ODataResponse response) throws Exception {
        return new String(((InputStream) response.getEntity()).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Without what differs from second to second, or between one XML writer's settings and another's. */
    private static String comparable(String body) {
        return body.replaceAll("<updated>[^<]*</updated>", "<updated/>")
                .replaceAll("^<\\?xml[^>]*\\?>", "")
                .replaceAll("<([a-z]+)([^<>]*)></\\1>", "<$1$2/>");
    }
}
