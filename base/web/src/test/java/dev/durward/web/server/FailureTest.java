package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.durward.web.Failure;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What handlers throw, as answers. */
class FailureTest {
    private static String get(Handler handler) throws IOException {
        try (TestServer server = TestServer.with(handler)) {
            return server.exchange("GET /x HTTP/1.1");
        }
    }

    @Test
    void failureHasItsStatusMessageAndHeaders() throws IOException {
        assertThat(get(request -> {
                    throw new Failure(429, "Too \"fast\".").with("Retry-After", "7");
                }))
                .startsWith("HTTP/1.1 429 ")
                .contains("Retry-After: 7\r\n")
                .contains("Content-Type: application/json\r\n")
                .endsWith("{\"error\":\"too_many_requests\",\"message\":\"Too \\\"fast\\\".\"}");
    }

    @Test
    void hostMayGiveFailuresItsOwnForm() throws IOException {
        Handler handler = new Handler() {
            @Override
            public Response handle(Request request) {
                throw new Failure(404, "gone");
            }

            @Override
            public FailureRenderer failures() {
                return (request, status, message) ->
                        Response.of(status).text("application/xml", "<error>" + message + request.path() + "</error>");
            }
        };

        assertThat(get(handler)).startsWith("HTTP/1.1 404 ").endsWith("<error>gone/x</error>");
    }

    @Test
    void unexpectedFailureShowsOnlyAnIdAndIsLoggedOnceWithIt() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        logger.addAppender(events);
        logger.setAdditive(false);
        String answer;
        try {
            answer = get(request -> {
                throw new IllegalStateException("secret detail");
            });
        } finally {
            logger.detachAppender(events);
            logger.setAdditive(true);
        }

        assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
        assertThat(events.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret detail");
            Object id = event.getArgumentArray()[0];
            assertThat(answer).contains("Correlation id: " + id);
        });
    }

    @Test
    void stackOverflowOfAHandlerIsAnInternalError() throws IOException {
        assertThat(get(request -> Response.ok("text/plain", "depth " + depth(1))))
                .startsWith("HTTP/1.1 500 ");
    }

    private static int depth(int level) {
        return level < 0 ? 0 : 1 + depth(level + 1);
    }

    @Test
    void malformedQueryIsTheCallersMistake() throws IOException {
        try (TestServer server = TestServer.with(
                request -> Response.ok("text/plain", request.query().all("a").toString()))) {
            assertThat(server.exchange("GET /?a=1+2&b&a=%C3%A4 HTTP/1.1")).endsWith("[1 2, \u00c3\u00a4]");
            for (String query : new String[] {"a=%", "a=%2", "a=%zz", "a=%ff"}) {
                assertThat(server.exchange("GET /?" + query + " HTTP/1.1")).startsWith("HTTP/1.1 400 ");
            }
        }
    }
}
