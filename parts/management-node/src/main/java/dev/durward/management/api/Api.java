package dev.durward.management.api;

import dev.durward.odata.ODataRequest;
import dev.durward.odata.ODataResponse;
import dev.durward.odata.ODataService;
import dev.durward.odata.set.EntitySet;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The OData service between HTTP requests and declared sets. */
public final class Api {
    /** Path of the service root below the host. */
    public static final String PATH = "/api/v1";

    private static final String CONTENT_TYPE = "Content-Type";

    private final ODataService<ApiCaller> service;
    private final Map<String, String> routes = new HashMap<>();

    /** A service with some declared sets; the others of the model answer 501. */
    public Api(List<EntitySet<ApiCaller, ?>> sets, InstantSource clock) {
        var builder = ODataService.<ApiCaller>builder(model(), clock);
        for (EntitySet<ApiCaller, ?> set : sets) {
            builder.set(set);
            routes.put(set.name(), PATH + "/" + set.name());
        }
        service = builder.build();
    }

    /** Answers a request whose path begins with {@link #PATH} and a slash. */
    public Response handle(Request request, ApiCaller caller) {
        String path = request.path().substring(PATH.length());
        request.nameRoute(routes.getOrDefault(set(path), PATH));
        Response response = response(service.handle(odata(request, path, request.body().stream()), caller));
        return path.endsWith("value") || path.endsWith("value/") ? sandboxed(response) : response;
    }

    /** A stream is what a flow or its sender wrote: a browser must not show or run it in the name of this host. */
    private static Response sandboxed(Response response) {
        return response.with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "sandbox")
                .with("Content-Disposition", "attachment");
    }

    /** An error document in the form that a request asks for. */
    public static Response error(Request request, int status, String text) {
        return response(ODataService.error(odata(request, "", InputStream.nullInputStream()), status, text));
    }

    private static ODataRequest odata(Request request, String path, InputStream body) {
        return new ODataRequest(
                request.method(),
                path,
                request.rawQuery(),
                name -> header(request, name),
                request.target().baseUrl() + PATH + "/",
                body);
    }

    private static Optional<String> header(Request request, String name) {
        List<String> values = request.headers(name);
        return switch (values.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(values.getFirst());
            default -> Optional.of(String.join(", ", values));
        };
    }

    private static Response response(ODataResponse answer) {
        Response response = Response.of(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            if (!header.getKey().equals(CONTENT_TYPE)) {
                response = response.with(header.getKey(), header.getValue());
            }
        }
        String contentType = Objects.requireNonNullElse(answer.headers().get(CONTENT_TYPE), "");
        return switch (answer.body()) {
            case ODataResponse.Body.None ignored ->
                contentType.isEmpty() ? response : response.with(CONTENT_TYPE, contentType);
            case ODataResponse.Body.Bytes bytes ->
                response.body(contentType, bytes.content()).compressible();
            case ODataResponse.Body.Stream stream ->
                response.stream(contentType, stream.writer()::to).compressible();
        };
    }

    /** The name that a path begins with. */
    private static String set(String path) {
        int begin = 0;
        while (begin < path.length() && path.charAt(begin) == '/') {
            begin++;
        }
        int end = begin;
        while (end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
            end++;
        }
        return path.substring(begin, end);
    }

    private static byte[] model() {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("metadata.edmx"))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
