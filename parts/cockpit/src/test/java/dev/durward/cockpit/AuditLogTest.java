package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.audit.AuditEvent.Category;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log over the platform API (contract f.2). */
@TestInstance(Lifecycle.PER_CLASS)
class AuditLogTest {
    private static final String RECORDS = "/auditlog/v1/accounts/demo/AuditLogRecords";
    private static final Instant OLD = Instant.parse("2018-03-21T09:00:40.572Z");
    private static final int OLD_EVENTS = 2500;

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < OLD_EVENTS; i++) {
            Category category = i % 2 == 0 ? Category.CONFIGURATION : Category.SECURITY_EVENTS;
            events.add(new AuditEvent("demo", OLD.plusMillis(i), category, "user" + i % 5, "10.0.0.1", "Event " + i));
        }
        api.installation().stores().audit().append(events);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String filter(String filter) {
        return RECORDS + "?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private long count(String filter) throws Exception {
        return api.get(filter(filter) + "&$count=true&$top=0")
                .path("@odata.count")
                .longValue();
    }

    @Test
    void recordHasTheFieldsOfTheOriginal() throws Exception {
        JsonNode answer = api.get(filter("Time le '2018-03-21T09.00.40.572'"));

        assertThat(answer.path("@odata.context").textValue()).isEqualTo("$metadata#AuditLogRecords");
        JsonNode record = answer.path("value").path(0);
        assertThat(record.path("Uuid").textValue()).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab].*");
        assertThat(record.toString())
                .endsWith(",\"Category\":\"audit.configuration\",\"User\":\"user0\",\"Tenant\":\"demo\","
                        + "\"Account\":\"demo\",\"Application\":\"durward\",\"Time\":\"2018-03-21T09.00.40.572+0000\","
                        + "\"Message\":\"Event 0 [from 10.0.0.1]\",\"InstanceId\":null,\"FormatVersion\":\"2.2\"}");
        assertThat(answer.path("value")).hasSize(1);
    }

    @Test
    void withoutTimeOnlyTheLastThirtyDaysAreShown() throws Exception {
        JsonNode answer = api.get(RECORDS + "?$count=true");

        assertThat(answer.path("value")).isNotEmpty().hasSizeLessThan(100);
        assertThat(answer.path("@odata.count").intValue())
                .isEqualTo(answer.path("value").size());
        assertThat(count("Application eq 'durward'"))
                .isEqualTo(answer.path("@odata.count").longValue());
    }

    @Test
    void longListsComeInPagesOfAThousand() throws Exception {
        String old = "Time lt '2019-01-01T00.00.00' and User ne 'it''s'";
        List<String> messages = new ArrayList<>();
        String next = filter(old) + "&$skip=1&$top=2400&$count=true";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = api.get(next);
            page.path("value")
                    .forEach(record -> messages.add(record.path("Message").textValue()));
            assertThat(page.path("@odata.count").intValue()).isEqualTo(OLD_EVENTS);
            String link = page.path("@odata.nextLink").asText("");
            next = link.isEmpty() ? "" : RECORDS + "?" + URI.create(link).getRawQuery();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(messages).hasSize(2400).doesNotHaveDuplicates();
        assertThat(messages.getFirst()).startsWith("Event 1 ");
        assertThat(messages.getLast()).startsWith("Event 2400 ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "2500,Time lt '2019-01-01T00.00.00'",
                "500,Time lt '2019-01-01T00.00.00' and User eq 'user3'",
                "1000,Time lt '2019-01-01T00.00.00' and (User eq 'user3' or User eq 'user4')",
                "1500,Time lt '2019-01-01T00.00.00' and not (User eq 'user3' or User eq 'user4')",
                "2000,Time lt '2019-01-01T00.00.00' and not User eq 'user3'",
                "1250,Category eq 'audit.security-events' and Time lt '2019-01-01T00.00.00'",
                "1250,Category lt 'audit.d' and Time lt '2019-01-01T00.00.00'",
                "1000,User gt 'user2' and User le 'user4' and Time lt '2019-01-01T00.00.00'",
                "750,User eq 'user1' or User eq 'user2' and Category eq 'audit.configuration' and Time lt '2019-01-01T00.00.00'",
                "10,Time ge '2018-03-21T09.00.40.572+0000' and Time lt '2018-03-21T09.00.40.582'",
                "0,Application eq 'other' and Time gt '2000-01-01T00.00.00'"
            })
    void filterIsUnderstood(long expected, String filter) throws Exception {
        assertThat(count(filter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "User",
                "User eq",
                "User eq x",
                "User eq 'x",
                "User eq 'x' and",
                "User eq 'x' User eq 'y'",
                "User EQ 'x'",
                "user eq 'x'",
                "Message eq 'x'",
                "'x' eq User",
                "(User eq 'x'",
                "User eq 'x')",
                "contains(User,'x')",
                "User eq 'x'; drop",
                "Time eq '2018-03-21T09:00:40'",
                "Time eq '2018-02-30T09.00.40'",
                "Time eq '+999999999-01-01T00.00.00'",
                "Time eq 'yesterday'"
            })
    void flawedFilterIsABadRequestThatSaysWhy(String filter) throws Exception {
        assertThat(api.refusal(400, "GET", filter(filter), ""))
                .contains(filter.startsWith("Time") ? "Time" : "$filter");
    }

    @Test
    void filterBeyondItsLimitsIsRefusedBeforeItIsParsed() throws Exception {
        String term = "User eq 'x'";
        assertThat(api.refusal(400, "GET", filter("(".repeat(1500) + term + ")".repeat(1500)), ""))
                .contains("50 levels");
        assertThat(api.refusal(400, "GET", filter("not ".repeat(51) + term), ""))
                .contains("50 levels");
        assertThat(api.refusal(400, "GET", filter((term + " or ").repeat(150) + term), ""))
                .contains("200 operators");
        assertThat(api.refusal(400, "GET", filter("User eq '" + "x".repeat(4097) + "'"), ""))
                .contains("4096");
        assertThat(api.send("GET", filter("(".repeat(50) + term + ")".repeat(50)), "")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$top=-1",
                "$top=x",
                "$top=",
                "$top=99999999999",
                "$skip=1.5",
                "$count=yes",
                "$orderby=Time",
                "$select=Time",
                "$format=json",
                "filter=x",
                "$top=1&$top=2",
                "$skiptoken=x",
                "$skiptoken=AAAA",
                "$skiptoken=%00"
            })
    void unknownOrFlawedOptionIsABadRequest(String query) throws Exception {
        String option = query.substring(0, query.indexOf('='));
        assertThat(api.refusal(400, "GET", RECORDS + "?" + query, "")).contains(option);
    }

    @Test
    void administratorAndSupportUserReadAndNobodyElse() throws Exception {
        assertThat(api.as("helper", "GET", RECORDS, "").statusCode()).isEqualTo(200);
        assertThat(api.as("developer", "GET", RECORDS, "").statusCode()).isEqualTo(403);
        assertThat(api.as("assigner", "GET", RECORDS, "").statusCode()).isEqualTo(403);
    }

    @Test
    void providersLogBelongsToItsMembers() throws Exception {
        String path = RECORDS.replace("demo", "durward");
        HttpResponse<String> own = api.as("root", "GET", path, "");

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("Creating account: demo");
        assertThat(api.send("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void verificationTellsWhetherTheChainIsWhole() throws Exception {
        String path = "/auditlog/v1/accounts/demo/verification";
        assertThat(api.get(path).toString()).isEqualTo("{\"whole\":true,\"firstBroken\":null}");
    }
}
