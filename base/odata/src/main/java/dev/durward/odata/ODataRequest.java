package dev.durward.odata;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request to a service.
 *
 * @param method the HTTP method
 * @param path the path after the service root, as it was sent; may begin with a slash
 * @param rawQuery the query as it was sent; empty when there is none
 * @param header finds a header by its name, without regard to case; several of one name joined by commas
 * @param serviceRoot address of the service, absolute, ending in a slash
 * @param body the body; empty when there is none
 */
public record ODataRequest(
        String method,
        String path,
        String rawQuery,
        Function<String, Optional<String>> header,
        String serviceRoot,
        InputStream body) {}
