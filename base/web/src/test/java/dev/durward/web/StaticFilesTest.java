package dev.durward.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link StaticFiles} over the files in {@code src/test/resources}. */
class StaticFilesTest {
    private static final String SCRIPT = "assets/one-a1b2.js";

    private final StaticFiles files = StaticFiles.in(StaticFilesTest.class.getClassLoader(), "dev/durward/web/app");

    private Response get(String path) throws IOException {
        return files.answer(Request.of("GET", "/app/" + path), path);
    }

    private static String text(Response response) throws IOException {
        return new String(response.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void assetsStayInTheBrowserForEver() throws IOException {
        Response script = get(SCRIPT);

        assertThat(text(script)).isEqualTo("console.log(\"one\");");
        assertThat(script.header("Content-Type")).hasValue("text/javascript;charset=utf-8");
        assertThat(script.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    }

    @Test
    void theCompressedFormGoesToThoseWhoTakeIt() throws IOException {
        Response packed = files.answer(Request.of("GET", "/app/" + SCRIPT).with("Accept-Encoding", "br, gzip"), SCRIPT);

        assertThat(packed.header("Content-Encoding")).hasValue("gzip");
        assertThat(packed.header("Vary")).hasValue("Accept-Encoding");
        assertThat(packed.mayCompress()).isFalse();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("console.log(\"one\");");
        }
        assertThat(get(SCRIPT).header("Content-Encoding")).isEmpty();
        assertThat(get(SCRIPT).header("Vary")).hasValue("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "index.html", "accounts/demo", "monitoring/MessageDetails/%7B%22messageGuid%22%3A%22x%22%7D",
                        "nothing.js",
                "../StaticFilesTest.class", "a/../../StaticFilesTest.class", "%2e%2e/x.txt", "assets", "./index.html",
                "assets%2Fone-a1b2.js", "//evil.example/"
            })
    void everyPathWithoutAFileShowsThePageThatIsAskedForAgain(String path) throws IOException {
        Response page = get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page)).contains("<title>app</title>");
        assertThat(page.header("Cache-Control")).hasValue("no-cache");
        assertThat(page.header("ETag")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/gone-c3d4.js",
                "assets/one-a1b2.js.gz",
                "assets/.hidden",
                "assets/../index.html",
                "assets/",
                "assets/..%2f..%2fStaticFilesTest.class"
            })
    void assetsThatAreNotThereAreNotThePage(String path) {
        assertThatThrownBy(() -> get(path))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.status()).isEqualTo(404));
    }

    @Test
    void aVeryLongPathIsNoFile() throws IOException {
        assertThat(text(get("a/".repeat(8000) + "x.js"))).contains("<title>app</title>");
    }

    @Test
    void whoHasThePageIsToldSo() throws IOException {
        String etag = get("").header("ETag").orElseThrow();

        Response known = files.answer(Request.of("GET", "/app/").with("If-None-Match", "W/\"x\", " + etag), "");
        Response other = files.answer(Request.of("GET", "/app/").with("If-None-Match", "\"x\""), "");

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.header("ETag")).hasValue(etag);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void everyAnswerForbidsWhatIsNotOfThisOrigin() throws IOException {
        for (Response response : new Response[] {get(""), get(SCRIPT), get("data.json")}) {
            assertThat(response.header("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(response.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.header("Referrer-Policy")).hasValue("no-referrer");
            assertThat(response.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        }
    }

    @Test
    void filesAreOnlyRead() {
        assertThatThrownBy(() -> files.answer(Request.of("POST", "/app/"), ""))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(405);
                    assertThat(failure.headers("Allow")).containsExactly("GET, HEAD");
                });
    }

    @Test
    void aBuildWithoutPagesSaysSo() {
        StaticFiles none = StaticFiles.in(StaticFilesTest.class.getClassLoader(), "dev/durward/web/none");

        assertThatThrownBy(() -> none.answer(Request.of("GET", "/app/"), ""))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(404);
                    assertThat(failure.message()).contains("no pages");
                });
    }
}
