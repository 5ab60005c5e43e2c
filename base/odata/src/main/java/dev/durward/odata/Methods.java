package dev.durward.odata;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.Resource;
import java.util.Optional;
import java.util.Set;

/** The methods of HTTP, and which of them a resource has (contract section 5, in Olingo's words). */
final class Methods {
    static final String GET = "GET";
    static final String HEAD = "HEAD";
    static final String POST = "POST";
    static final String PUT = "PUT";
    static final String PATCH = "PATCH";
    static final String MERGE = "MERGE";
    static final String DELETE = "DELETE";

    private static final Set<String> KNOWN = Set.of(GET, HEAD, POST, PUT, PATCH, MERGE, DELETE);
    private static final Set<String> TUNNELED = Set.of(PUT, PATCH, MERGE, DELETE);
    static final String NOT_ALLOWED = "The request dispatcher does not allow the HTTP method used for the request.";

    private Methods() {}

    /** The method that is meant: POST may carry another in a header. */
    static String effective(ODataRequest request) {
        if (!KNOWN.contains(request.method())) {
            throw Refusal.notImplemented();
        }
        if (!request.method().equals(POST)) {
            return request.method();
        }
        Optional<String> method = request.header().apply("X-HTTP-Method");
        Optional<String> override = request.header().apply("X-HTTP-Method-Override");
        if (method.isPresent() && override.isPresent() && !method.equals(override)) {
            throw Refusal.badRequest("Ambiguous X-HTTP-Method and X-HTTP-Method-Override header.");
        }
        String tunneled = method.or(() -> override).orElse(POST);
        if (!tunneled.equals(POST) && !TUNNELED.contains(tunneled)) {
            throw new Refusal(501, "Method not recognized for X-HTTP-Method or X-HTTP-Method-Override header.");
        }
        return tunneled;
    }

    /** Refuses with 405 a method that this kind of resource doesn't have. */
    static void check(String method, Resource resource) {
        boolean allowed = switch (resource.kind()) {
            case SERVICE_DOCUMENT, METADATA, FEED_COUNT, ENTITY_COUNT -> false;
            case FEED -> method.equals(POST);
            case ENTITY -> !method.equals(POST);
            case PROPERTY -> !method.equals(POST) && (resource.value() || !method.equals(DELETE));
            case MEDIA -> method.equals(PUT) || method.equals(DELETE);
            case BATCH -> method.equals(POST);
            case LINKS, FUNCTION -> true;
        };
        if (!allowed) {
            throw new Refusal(405, NOT_ALLOWED);
        }
    }

    /** Refuses with 405 query options of reading on a request that changes something. */
    static void refuseReadingOptions(Set<String> names) {
        if (names.stream().anyMatch(name -> name.startsWith("$"))) {
            throw new Refusal(405, NOT_ALLOWED);
        }
    }
}
