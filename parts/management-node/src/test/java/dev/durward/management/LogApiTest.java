package dev.durward.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.NodeType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients really ask (contract section 11), over a socket, with SQLite below. */
class LogApiTest {
    @TempDir
    private static Path folder;

    private static TmnServer server;
    private static String reader;

    @BeforeAll
    static void start() throws Exception {
        server = TmnServer.onSqlite(folder);
        server.stores.logs().write(TestLogs.both("demo"));
        reader = server.bearer(
                TmnServer.DEMO, NodeType.TMN, "reader~1", TmnServer.READ, TmnServer.NODE, TmnServer.PAYLOAD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theSeedsCallGetsAnAtomFeed() throws Exception {
        var feed = server.get(reader, "MessageProcessingLogs", "Accept", "text/xml");

        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=utf-8;type=feed");
        assertThat(feed.headers().firstValue("DataServiceVersion")).hasValue("2.0");
        assertThat(feed.body())
                .startsWith("<?xml version='1.0' encoding='utf-8'?><feed xmlns=")
                .contains("xml:base=\"" + server.root("demo-tmn") + "\"")
                .contains("<d:MessageGuid>" + TestLogs.GOOD + "</d:MessageGuid>")
                .contains("<d:LogStart>2026-11-20T10:00:00.12</d:LogStart>")
                .contains("<d:IntegrationFlowName>order-flow</d:IntegrationFlowName>")
                .contains("<d:ArchivingStatus>NOT_RELEVANT</d:ArchivingStatus>")
                .doesNotContain("PredecessorMessageGuid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        BAD  | MessageProcessingLogs?$filter=IntegrationArtifact/Id eq 'failing-flow' and Status ne 'DISCARDED'&$orderby=LogEnd desc&$top=1
        BAD  | MessageProcessingLogs?$filter=IntegrationArtifact/Id+eq+'failing-flow'+and+Status+ne+'DISCARDED'&$orderby=LogEnd+desc&$top=1
        BAD GOOD | MessageProcessingLogs?$inlinecount=allpages&$top=10&$skip=0&$orderby=LogEnd desc&$filter=LogStart ge datetime'2026-11-20T00:00:00'
        GOOD | MessageProcessingLogs?$filter=LogLevel eq 'INFO' and IntegrationFlowName eq 'order-flow' and LogStart gt datetime'2026-11-20T09:59:59.999' and (Status eq 'COMPLETED' or Status eq 'FAILED' or Status eq 'ESCALATED')
        GOOD BAD | MessageProcessingLogs?$filter=CorrelationId eq 'AGk1cccccccccccccccccccccccc'&$orderby=LogStart
        GOOD | MessageProcessingLogs('GOOD')?
        GOOD | MessageProcessingLogs(MessageGuid='GOOD')?
        GOOD | MessageProcessingLogs?filterCustomHeaderProperties='po_number' eq '4711'
        GOOD | MessageProcessingLogs?filterCustomHeaderProperties='o''clock' eq 'it''s'&$filter=Status eq 'COMPLETED'
        ""   | MessageProcessingLogs?filterCustomHeaderProperties='po_number' eq '0'
        GOOD BAD | MessageProcessingLogs?$filter=Sender eq 'Mr%2BSender'
        ""   | MessageProcessingLogs?$filter=Sender eq 'Mr+Sender'
        GOOD BAD | MessageProcessingLogs?$filter=Receiver eq null
        GOOD BAD | MessageProcessingLogs?$filter=Receiver ne 'x'
        BAD  | MessageProcessingLogs?$filter=startswith(tolower(IntegrationArtifact/Name),'the f')
        GOOD BAD | MessageProcessingLogs?$filter=ArchivingStatus eq 'NOT_RELEVANT' and ArchivingLogAttachments eq false
        ""   | MessageProcessingLogs?$filter=ArchivingLogAttachments
        BAD  | MessageProcessingLogs?$filter=not (Status eq 'COMPLETED')
        BAD  | MessageProcessingLogs?$filter=indexof(Status,'A') eq 1
        BAD  | MessageProcessingLogs?$filter=substring(Status,1,3) eq 'AIL'
        ""   | MessageProcessingLogs?$filter=substring(Status,2147483647) eq 'x'
        GOOD BAD | MessageProcessingLogs?$filter=hour(LogStart) ge 0
        GOOD | MessageProcessingLogCustomHeaderProperties?$expand=Log&$filter=Name eq 'po_number' and Value eq '4711'
        GOOD | MessageProcessingLogs('GOOD')/CustomHeaderProperties?$expand=Log&$top=1
        """)
    void filtersAndKeysFindTheLogs(String wanted, String target) throws Exception {
        var answer = server.get(
                reader, target.replace("GOOD", TestLogs.GOOD) + "&$format=json", "Accept", "application/json");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(guids(answer)).isEqualTo(wanted);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        var get = server.send("GET", reader, "MessageProcessingLogs('" + TestLogs.BAD + "')", "");
        var head = server.send("HEAD", reader, "MessageProcessingLogs('" + TestLogs.BAD + "')", "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
        assertThat(head.headers().firstValue("Vary")).isEqualTo(get.headers().firstValue("Vary"));
        assertThat(head.headers().firstValue("Content-Length")).isNotEqualTo(Optional.of("0"));
    }

    @Test
    void entriesShowEveryPropertyAndAllSixNavigations() throws Exception {
        String body = server.get(reader, "MessageProcessingLogs('" + TestLogs.BAD + "')?$format=json")
                .body();

        assertThat(body)
                .contains("\"LogEnd\":\"\\/Date(" + TmnServer.time(11).toEpochMilli() + ")\\/\"")
                .contains("\"IntegrationArtifact\":{\"__metadata\":{\"type\":\"com.sap.hci.api.IntegrationArtifact\"},"
                        + "\"Id\":\"failing-flow\",\"Name\":\"The failing-flow\",\"Type\":\"INTEGRATION_FLOW\"")
                .contains("\"AlternateWebLink\":\"http://localhost:" + server.port()
                        + "/demo-tmn/itspaces/shell/monitoring/MessageDetails/%7B%22messageGuid%22%3A%22" + TestLogs.BAD
                        + "%22%7D\"")
                .contains("\"ArchivingStatus\":\"NOT_RELEVANT\",\"ArchivingSenderChannelMessages\":false");
        for (String navigation : List.of(
                "CustomHeaderProperties",
                "MessageStoreEntries",
                "ErrorInformation",
                "AdapterAttributes",
                "Attachments",
                "Runs")) {
            assertThat(body)
                    .contains("\"" + navigation + "\":{\"__deferred\":{\"uri\":\"" + server.root("demo-tmn")
                            + "MessageProcessingLogs('" + TestLogs.BAD + "')/" + navigation + "\"}}");
        }
    }

    @Test
    void countsAreBareAndFollowTheFilter() throws Exception {
        assertThat(server.get(
                                reader,
                                "MessageProcessingLogs/$count?$filter=Status eq 'FAILED' and LogEnd gt datetime'2026-11-20T00:00:00'")
                        .body())
                .isEqualTo("1");
        assertThat(server.get(reader, "MessageProcessingLogs?$format=json&$inlinecount=allpages&$top=1")
                        .body())
                .startsWith("{\"d\":{\"__count\":\"2\",\"results\":[");
    }

    @Test
    void errorTextsAreReadBothWays() throws Exception {
        for (String path : List.of(
                "MessageProcessingLogs('%s')/ErrorInformation/$value",
                "MessageProcessingLogErrorInformations('%s')/$value")) {
            var text = server.get(reader, path.formatted(TestLogs.BAD), "Accept", "application/json");

            assertThat(text.body()).isEqualTo(TestLogs.ERROR_TEXT);
            assertThat(text.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
            assertThat(server.get(reader, path.formatted(TestLogs.GOOD)).statusCode())
                    .isEqualTo(404);
        }
        assertThat(server.get(reader, "MessageProcessingLogs('" + TestLogs.BAD + "')/ErrorInformation?$format=json")
                        .body())
                .contains("\"Type\":\"text/plain\",\"LastErrorModelStepId\":\"MessageFlow_11\"");
    }

    @Test
    void attachmentsAreListedAndReadWithRawAndEncodedKeys() throws Exception {
        var list = server.get(reader, "MessageProcessingLogs('" + TestLogs.GOOD + "')/Attachments?$format=json");
        var raw = server.get(reader, "MessageProcessingLogAttachments('" + TestLogs.ATTACHMENT + "')/$value");
        var encoded = server.get(
                reader, "MessageProcessingLogAttachments('" + TestLogs.ATTACHMENT.replace(":", "%3A") + "')/%24value");

        assertThat(list.body())
                .contains("MessageProcessingLogAttachments('" + TestLogs.ATTACHMENT.replace(":", "%3A") + "')/$value")
                .contains("\"PayloadSize\":\"8\"");
        for (HttpResponse<String> value : List.of(raw, encoded)) {
            assertThat(value.body()).isEqualTo("<order/>");
            assertThat(value.headers().firstValue("Content-Type")).hasValue("application/xml");
            assertThat(value.headers().firstValue("Content-Security-Policy")).hasValue("sandbox");
        }
    }

    @Test
    void runsAndTheirEmptyStepsAreListed() throws Exception {
        var runs = server.get(
                reader,
                "MessageProcessingLogs('" + TestLogs.BAD + "')/Runs?$inlinecount=allpages&$format=json&$top=200");

        assertThat(runs.body())
                .startsWith("{\"d\":{\"__count\":\"2\"")
                .contains("\"OverallState\":\"RETRY\"")
                .contains("\"ProcessId\":\"node\"");
        assertThat(server.get(
                                reader,
                                "MessageProcessingLogRuns('AGk1rrrrrrrrrrrrrrrrrrrrrrr2')/RunSteps?$format=json&$expand=RunStepProperties&$inlinecount=allpages&$top=500&$skip=0")
                        .body())
                .isEqualTo("{\"d\":{\"__count\":\"0\",\"results\":[]}}");
    }

    @Test
    void navigationsWithoutContentAreEmpty() throws Exception {
        for (String navigation : List.of("MessageStoreEntries", "AdapterAttributes")) {
            assertThat(server.get(
                                    reader,
                                    "MessageProcessingLogs('" + TestLogs.GOOD + "')/" + navigation + "?$format=json")
                            .body())
                    .isEqualTo("{\"d\":{\"results\":[]}}");
        }
    }

    @Test
    void expandsThatTheOriginalHasAreAnsweredAndOthersRefused() throws Exception {
        assertThat(server.get(
                                reader,
                                "MessageProcessingLogs?$format=json&$expand=CustomHeaderProperties,AdapterAttributes&$orderby=LogStart")
                        .body())
                .contains("\"CustomHeaderProperties\":{\"results\":[{\"__metadata\"")
                .contains("\"Name\":\"po_number\",\"Value\":\"4711\"")
                .contains("\"AdapterAttributes\":{\"results\":[]}");
        for (String navigation : List.of("Runs", "ErrorInformation", "Attachments", "MessageStoreEntries")) {
            assertThat(server.get(reader, "MessageProcessingLogs?$expand=" + navigation)
                            .statusCode())
                    .isEqualTo(501);
        }
    }

    private static String guids(HttpResponse<String> answer) {
        return String.join(
                        " ",
                        Pattern.compile("\"MessageGuid\":\"([^\"]*)\"")
                                .matcher(answer.body())
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                .replace(TestLogs.GOOD, "GOOD")
                .replace(TestLogs.BAD, "BAD");
    }
}
