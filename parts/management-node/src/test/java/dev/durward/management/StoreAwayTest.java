package dev.durward.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.NodeType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see while the database is away. */
class StoreAwayTest {
    @TempDir
    private Path folder;

    @Test
    void everyAnswerIs503WithRetryAfterAndNever401() throws Exception {
        try (TmnServer server = TmnServer.onSqlite(folder)) {
            String bearer = server.bearer(TmnServer.DEMO, NodeType.TMN, "reader", TmnServer.READ, TmnServer.NODE);
            String basic = server.basic("reader", TmnServer.READ, TmnServer.NODE);
            assertThat(server.get(basic, "MessageProcessingLogs").statusCode()).isEqualTo(200);
            server.stores.close();

            for (String authorization : new String[] {bearer, basic}) {
                var answer = server.get(authorization, "MessageProcessingLogs?$format=json");

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("\"code\":\"Service Unavailable\"");
            }
        }
    }
}
