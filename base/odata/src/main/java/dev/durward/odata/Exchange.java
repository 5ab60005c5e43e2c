package dev.durward.odata;

import dev.durward.odata.olingo.Negotiation;
import dev.durward.odata.olingo.QueryString;
import dev.durward.odata.query.Resource;
import dev.durward.odata.query.Resource.Kind;
import dev.durward.odata.wire.AtomFormat;
import dev.durward.odata.wire.Format;
import dev.durward.odata.wire.JsonFormat;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A request that is understood, and the choice of the form of its answer.
 *
 * @param query the query of the request
 * @param resource what it addresses
 */
record Exchange(
        ODataRequest request, QueryString query, Resource resource, Negotiation negotiation, InstantSource clock) {

    private static final String JSON = "application/json";

    Optional<String> header(String name) {
        return request.header().apply(name);
    }

    /** The content type of an answer of a kind; refuses with 406 when the caller takes none. */
    String contentType(Kind kind) {
        return negotiation.contentType(kind, query.first(QueryString.FORMAT), header("Accept"));
    }

    Format format(String contentType) {
        return contentType.startsWith(JSON)
                ? new JsonFormat(request.serviceRoot())
                : new AtomFormat(request.serviceRoot(), clock.instant());
    }
}
