package dev.durward.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls hosts under their own names and keeps the cookies of each, as a browser does. Redirects are not followed by
 * themselves. Addresses of other ports go to the installation's listener, so that links in answers can be followed.
 */
public final class TestBrowser implements AutoCloseable {
    private static final String SUFFIX = ".durward.localhost";

    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** To be called before the first client is made: without it no test could call a host under a name that resolves nowhere. */
    static void allowHostHeaders() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    /** A browser without cookies. */
    public TestBrowser(TestInstallation installation) {
        port = installation.port();
    }

    /** Sends a request without a body to a host; {@code headers} are names and values in turn. */
    public HttpResponse<String> send(String method, String label, String path, String... headers)
            throws IOException, InterruptedException {
        return exchange(label, builder(label, path, headers).method(method, BodyPublishers.noBody()));
    }

    /** Sends JSON to a host. */
    public HttpResponse<String> json(String method, String label, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return exchange(
                label,
                builder(label, path, headers)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** Follows an absolute address of one of the installation's hosts. */
    public HttpResponse<String> open(String address) throws IOException, InterruptedException {
        URI uri = URI.create(address);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return send("GET", uri.getHost().replace(SUFFIX, ""), uri.getRawPath() + query);
    }

    private HttpRequest.Builder builder(String label, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Host", label + SUFFIX);
        if (headers.length > 0) {
            request.headers(headers);
        }
        String sent = of(label).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private HttpResponse<String> exchange(String label, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(line -> keep(label, line));
        return response;
    }

    private void keep(String label, String line) {
        String pair = line.split(";", 2)[0];
        int equals = pair.indexOf('=');
        boolean ends = Arrays.stream(line.split(";", -1)).map(String::strip).anyMatch("Max-Age=0"::equals);
        if (ends) {
            of(label).remove(pair.substring(0, equals));
        } else {
            of(label).put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private Map<String, String> of(String label) {
        return cookies.computeIfAbsent(label, key -> new TreeMap<>());
    }

    /** The value of a cookie of a host; empty text for none. */
    public String cookie(String label, String name) {
        return of(label).getOrDefault(name, "");
    }

    /** Puts a cookie into the browser, as somebody who can would. */
    public void plant(String label, String name, String value) {
        of(label).put(name, value);
    }

    @Override
    public void close() {
        http.close();
    }
}
