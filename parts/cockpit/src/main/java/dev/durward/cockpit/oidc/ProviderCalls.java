package dev.durward.cockpit.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls to providers: at most 16 at a time, 10 seconds and 1 MiB each, without redirects, encrypted off this machine. */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER_BYTES = 1024 * 1024;
    private static final int MOST_AT_ONCE = 16;
    private static final String CONTENT_TYPE = "Content-Type";

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Duration whole;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ProviderCalls() {
        this(WHOLE);
    }

    /** Calls that may take another time in all. */
    ProviderCalls(Duration whole) {
        this.whole = whole;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(uri(url)).build());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + " from " + url);
        }
        return new Resource(
                text(answer), answer.headers().firstValue(CONTENT_TYPE).orElse(null));
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        String body = Objects.requireNonNullElse(request.getBody(), "");
        HttpRequest.Builder wanted = HttpRequest.newBuilder(request.getURI())
                .method(
                        request.getMethod().name(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (Map.Entry<String, List<String>> header : request.getHeaderMap().entrySet()) {
            header.getValue().forEach(value -> wanted.header(header.getKey(), value));
        }
        HttpResponse<byte[]> answer = send(wanted.build());
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        answer.headers().firstValue(CONTENT_TYPE).ifPresent(type -> response.setHeader(CONTENT_TYPE, type));
        response.setBody(text(answer));
        return response;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        if (!OpenIdProvider.secure(request.uri())) {
            throw new IOException("the provider names an address that is not https: " + request.uri());
        }
        if (!places.tryAcquire()) {
            throw new IOException("too many sign-ins are asking the provider");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES));
        try {
            return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("no answer from " + request.uri().getAuthority(), failed.getCause());
        } catch (TimeoutException slow) {
            throw new IOException(
                    "no whole answer in time from " + request.uri().getAuthority(), slow);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the provider", stop);
        } finally {
            answer.cancel(true);
            places.release();
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException malformed) {
            throw new IOException("the provider names a malformed address", malformed);
        }
    }
}
