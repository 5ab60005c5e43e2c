package dev.durward.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Routes by method and path. */
class RouterTest {
    private final Router router = new Router()
            .add(
                    "GET",
                    "/a/{one}/b/{two}",
                    request -> text(request.pathParameter("one") + request.pathParameter("two")))
            .add("PUT", "/a/{one}/b/{two}", request -> text("put"))
            .add("POST", "/token[/]", request -> text("token"))
            .add("GET", "/a/x/b/y", request -> text("exact"))
            .add("POST", "/http/{path...}", request -> text(request.pathParameter("path")));

    private static Response text(String text) {
        return Response.ok("text/plain", text);
    }

    private String ask(String method, String path) throws IOException {
        return new String(router.handle(Request.of(method, path)).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void parametersAreDecodedAndPlusIsItself() throws IOException {
        assertThat(ask("GET", "/a/1%2F2/b/c+d")).isEqualTo("1/2c+d");
        assertThat(ask("GET", "/a/x/b/y")).isEqualTo("exact");
        assertThat(ask("HEAD", "/a/1/b/2")).isEqualTo("12");
    }

    @Test
    void trailingSlashIsAllowedOnlyWhereTheTemplateSaysSo() throws IOException {
        assertThat(ask("POST", "/token")).isEqualTo("token");
        assertThat(ask("POST", "/token/")).isEqualTo("token");
        assertThatThrownBy(() -> ask("GET", "/a/1/b/2/")).hasMessage("There is no such resource.");
    }

    @Test
    void restOfAPathIsOneParameter() throws IOException {
        assertThat(ask("POST", "/http/orders/new")).isEqualTo("orders/new");
        assertThatThrownBy(() -> ask("POST", "/http/")).isInstanceOf(Failure.class);
    }

    @Test
    void knownPathWithAnotherMethodNamesTheAllowedOnes() {
        assertThatThrownBy(() -> ask("DELETE", "/a/1/b/2")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.status()).isEqualTo(405);
            assertThat(failure.headers("Allow")).containsExactly("GET, HEAD, PUT");
        });
    }

    @Test
    void unknownOrMalformedPathsAreTheCallersMistake() {
        for (String path : new String[] {"/", "/a", "/a//b/2", "/a/1/b/", "/A/1/b/2"}) {
            assertThatThrownBy(() -> ask("GET", path))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.status()).isEqualTo(404));
        }
        assertThatThrownBy(() -> ask("GET", "/a/%zz/b/2"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.status()).isEqualTo(400));
    }
}
