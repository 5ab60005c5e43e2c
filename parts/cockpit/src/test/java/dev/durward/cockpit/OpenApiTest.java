package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.cockpit.api.Routes.Route;
import dev.durward.cockpit.openapi.OpenApiDocument;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The description of the platform API. That answers are as described, {@link DescribedAnswers} sees in every test. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path COPY = Path.of("../../docs/reference/openapi.json");

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode served() throws Exception {
        HttpResponse<String> response =
                api.installation().send("GET", api.installation().url("api") + "/openapi.json", "");
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void everyCallIsDescribedAndOfItsOwnName() throws Exception {
        JsonNode document = served();

        for (Route route : api.api().routes()) {
            JsonNode operation = document.path("paths")
                    .path(route.template())
                    .path(route.method().toLowerCase(Locale.ROOT));
            assertThat(operation.path("operationId").textValue())
                    .as(route.toString())
                    .isNotBlank();
            assertThat(operation.path("summary").textValue())
                    .as(route.toString())
                    .isNotBlank()
                    .doesNotEndWith(".");
        }
        assertThat(document.findValuesAsText("operationId"))
                .hasSameSizeAs(api.api().routes())
                .doesNotHaveDuplicates();
    }

    @Test
    void servedDescriptionNamesTheAddressItWasAskedAt() throws Exception {
        assertThat(served().path("servers").path(0).path("url").textValue())
                .isEqualTo(api.installation().url("api"));
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        JsonNode document = served();

        for (String reference : document.findValuesAsText("$ref")) {
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        }
    }

    @Test
    void copyInTheDocumentationIsUpToDate() throws Exception {
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String text = JSON.writer(printer)
                        .writeValueAsString(
                                new OpenApiDocument(api.api().routes()).at("https://api.durward.localhost:8443"))
                + "\n";
        Path fresh = Path.of("target/openapi.json");
        Files.writeString(fresh, text);

        assertThat(Files.exists(COPY) ? Files.readString(COPY) : "")
                .as("stale: copy parts/cockpit/%s to docs/reference", fresh)
                .isEqualTo(text);
    }
}
