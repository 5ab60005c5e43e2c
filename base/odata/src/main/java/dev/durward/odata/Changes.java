package dev.durward.odata;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.olingo.BodyReader;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Resource;
import dev.durward.odata.query.Resource.Kind;
import dev.durward.odata.set.EntityInput;
import dev.durward.odata.set.Operation;
import dev.durward.odata.set.Writes;
import dev.durward.odata.set.Written;
import dev.durward.odata.wire.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Answers requests that create, replace or remove an entity. */
final class Changes<C> {
    /** Bodies of entities at the most, in bytes. */
    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private static final String CONTENT_TYPE = "Content-Type";

    private final Registry<C> registry;
    private final BodyReader bodies;
    private final C caller;
    private final Exchange exchange;

    Changes(Registry<C> registry, BodyReader bodies, C caller, Exchange exchange) {
        this.registry = registry;
        this.bodies = bodies;
        this.caller = caller;
        this.exchange = exchange;
    }

    ODataResponse answer(String method) {
        Resource resource = exchange.resource();
        if (!resource.steps().isEmpty() || (resource.kind() != Kind.FEED && resource.kind() != Kind.ENTITY)) {
            throw Refusal.notImplemented();
        }
        return answer(method, registry.declared(resource.set()));
    }

    private <T> ODataResponse answer(String method, Declared<C, T> set) {
        Optional<EntityKey> key = exchange.resource().key();
        if (!method.equals(Methods.DELETE)) {
            BodyReader.requireReadable(exchange.header(CONTENT_TYPE));
        }
        Writes<C, T> writes = set.set().writes().orElseThrow(Refusal::notImplemented);
        set.require(caller, Operation.WRITE);
        String contentType = exchange.contentType(Kind.ENTITY);
        Written<T> written = switch (method) {
            case Methods.POST -> writes.create(caller, input(set));
            case Methods.PUT -> writes.replace(caller, key.orElseThrow(), input(set));
            case Methods.DELETE -> writes.delete(caller, key.orElseThrow());
            default -> throw Refusal.notImplemented();
        };
        return switch (written) {
            case Written.Shown<T> shown -> shown(set, contentType, shown);
            case Written.Done<T> done ->
                new ODataResponse(
                        done.status(),
                        Map.of(ODataResponse.DATA_SERVICE_VERSION, "2.0"),
                        new ODataResponse.Body.None());
            case Written.Refused<T> refused -> throw new Refusal(refused.status(), refused.text());
        };
    }

    private <T> ODataResponse shown(Declared<C, T> set, String contentType, Written.Shown<T> shown) {
        Format format = exchange.format(contentType);
        return ODataResponse.of(
                        shown.status(),
                        "2.0",
                        contentType,
                        Reads.bytes(out -> format.entry(out, set.plan(), shown.row())))
                .with("Location", set.plan().address(exchange.request().serviceRoot(), shown.row()));
    }

    private EntityInput input(Declared<C, ?> set) {
        try {
            byte[] body = exchange.request().body().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new Refusal(413, "The request body is too large; at most 8 MiB are allowed.");
            }
            return bodies.read(set.name(), exchange.header(CONTENT_TYPE), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
