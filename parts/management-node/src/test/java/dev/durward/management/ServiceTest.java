package dev.durward.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.NodeType;
import dev.durward.domain.content.RuntimeArtifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a whole: its documents, its hosts, its pages, and runtime artifacts. */
class ServiceTest {
    @TempDir
    private static Path folder;

    private static TmnServer server;
    private static String reader;

    @BeforeAll
    static void start() throws Exception {
        server = TmnServer.onSqlite(folder);
        server.stores.logs().write(TestLogs.both("demo"));
        server.stores.logs().write(TestLogs.both("acme").subList(0, 1));
        server.stores
                .artifacts()
                .put(new RuntimeArtifact(
                        "demo",
                        "order-flow",
                        "1.0.0",
                        "Orders",
                        "INTEGRATION_FLOW",
                        "admin",
                        TmnServer.time(0),
                        "STARTED",
                        Optional.empty()));
        server.stores
                .artifacts()
                .put(new RuntimeArtifact(
                        "demo",
                        "broken-flow",
                        "1.0.0",
                        "Broken",
                        "INTEGRATION_FLOW",
                        "admin",
                        TmnServer.time(0),
                        "ERROR",
                        Optional.of("no \"bean\" x")));
        reader = server.bearer(
                TmnServer.DEMO, NodeType.TMN, "reader~1", TmnServer.READ, TmnServer.NODE, TmnServer.PAYLOAD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theServiceDocumentNamesEverySetAndMetadataIsTheModel() throws Exception {
        assertThat(server.get(reader, "?$format=json").body())
                .startsWith("{\"d\":{\"EntitySets\":[\"MessageProcessingLogs\"")
                .contains("\"TraceMessages\"");
        assertThat(server.get(reader, "$metadata").body())
                .contains("Namespace=\"com.sap.hci.api\"", "EntitySet Name=\"CISUsers\"");
        assertThat(server.get(reader, "TraceMessages(7875L)/$value").statusCode())
                .isEqualTo(501);
        assertThat(server.get(reader, "ServiceEndpoints?$expand=EntryPoints").statusCode())
                .isEqualTo(501);
    }

    @Test
    void theRootWithoutASlashIsRedirected() throws Exception {
        String root = server.root("demo-tmn");
        var answer = server.get(reader, root.substring(0, root.length() - 1));

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).hasValue(root);
    }

    @Test
    void linksNameTheHostAndPortThatWereCalled() throws Exception {
        assertThat(server.raw(
                        "GET /api/v1//MessageProcessingLogs('" + TestLogs.GOOD + "')/?$format=json HTTP/1.1",
                        "Host: demo-tmn.durward.localhost",
                        "Authorization: " + reader))
                .contains("\"uri\":\"http://demo-tmn.durward.localhost:80/api/v1/MessageProcessingLogs('"
                        + TestLogs.GOOD + "')\"");
    }

    @Test
    void answersAreCompressedForClientsThatTakeIt() throws Exception {
        var zipped = server.get(reader, "$metadata", "Accept-Encoding", "gzip");

        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(server.get(reader, "$metadata").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void logsOfOtherAccountsAreNeverSeen() throws Exception {
        String acme = server.bearer(TmnServer.ACME, NodeType.TMN, "acme-reader", TmnServer.READ, TmnServer.NODE);

        assertThat(server.get(acme, server.root("acme-tmn") + "MessageProcessingLogs/$count")
                        .body())
                .isEqualTo("1");
        assertThat(server.get(acme, server.root("acme-tmn") + "MessageProcessingLogs('" + TestLogs.BAD + "')")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void pagesOf1000FollowEachOtherWithoutGapOrRepetition() throws Exception {
        String acme = server.bearer(TmnServer.ACME, NodeType.TMN, "acme-pager", TmnServer.READ, TmnServer.NODE);
        server.stores
                .logs()
                .write(IntStream.range(0, 2100)
                        .mapToObj(number -> TestLogs.plain("acme", number))
                        .toList());
        List<String> seen = new ArrayList<>();
        String next = server.root("acme-tmn")
                + "MessageProcessingLogs?$format=json&$orderby=Status&$filter=IntegrationFlowName+eq+'bulk-flow'&$select=MessageGuid";
        int pages = 0;
        while (!next.isEmpty()) {
            String body = server.get(acme, next).body();
            Pattern.compile("\"MessageGuid\":\"([^\"]*)\"")
                    .matcher(body)
                    .results()
                    .forEach(found -> seen.add(found.group(1)));
            Matcher link = Pattern.compile("\"__next\":\"([^\"]*)\"").matcher(body);
            next = link.find() ? link.group(1) : "";
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(2100).doesNotHaveDuplicates();
    }

    @Test
    void runtimeArtifactsTellTheirStatusAndError() throws Exception {
        assertThat(server.get(reader, "IntegrationRuntimeArtifacts('order-flow')?$format=json")
                        .body())
                .contains("\"Version\":\"1.0.0\"", "\"Status\":\"STARTED\"", "\"media_src\"");
        assertThat(server.get(reader, "IntegrationRuntimeArtifacts/$count?$filter=Status eq 'ERROR'")
                        .body())
                .isEqualTo("1");
        assertThat(server.get(reader, "IntegrationRuntimeArtifacts('broken-flow')/ErrorInformation/$value")
                        .body())
                .isEqualTo("{\"parameter\":[\"no \\\"bean\\\" x\"]}");
        assertThat(server.get(reader, "IntegrationRuntimeArtifacts('order-flow')/ErrorInformation/$value")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get(reader, "IntegrationRuntimeArtifacts('nope')").statusCode())
                .isEqualTo(404);
        assertThat(server.get(reader, "IntegrationRuntimeArtifacts('order-flow')/$value")
                        .statusCode())
                .isEqualTo(501);
    }
}
