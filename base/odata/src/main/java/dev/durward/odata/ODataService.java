package dev.durward.odata;

import dev.durward.odata.edm.SetModel;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.olingo.BodyReader;
import dev.durward.odata.olingo.ModelFile;
import dev.durward.odata.olingo.Negotiation;
import dev.durward.odata.olingo.QueryString;
import dev.durward.odata.olingo.ServiceVersions;
import dev.durward.odata.olingo.UriReader;
import dev.durward.odata.query.Resource;
import dev.durward.odata.query.Resource.Kind;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.wire.ErrorDocument;
import dev.durward.odata.wire.Format;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OData V2 service over declared entity sets. May be used by many threads at once.
 *
 * @param <C> who is calling
 */
public final class ODataService<C> {
    /** Path and query together, in characters. */
    private static final int LONGEST_ADDRESS = 16 * 1024;

    private static final String VERSION_1 = "1.0";

    private final ModelFile model;
    private final Registry<C> registry;
    private final UriReader addresses;
    private final BodyReader bodies;
    private final Negotiation negotiation = new Negotiation();
    private final InstantSource clock;

    private ODataService(Builder<C> builder) {
        model = ModelFile.read(builder.edmx);
        registry = new Registry<>(model, builder.sets);
        addresses = new UriReader(model);
        bodies = new BodyReader(model);
        clock = builder.clock;
    }

    /**
     * Begins a service.
     *
     * @param edmx the model file, served as {@code $metadata} as it is
     * @param clock tells the time that feeds are marked with
     */
    public static <C> Builder<C> builder(byte[] edmx, InstantSource clock) {
        return new Builder<>(edmx, clock);
    }

    /**
     * Answers a request; HEAD as GET, whose body the HTTP layer leaves away. What a source throws that is no refusal goes through to the caller of this method.
     *
     * @param caller handed to the declarations
     */
    public ODataResponse handle(ODataRequest request, C caller) {
        try {
            return answer(request, caller);
        } catch (Refusal refusal) {
            return error(request, refusal.status(), refusal.text());
        }
    }

    /** An error document in the form that a request asks for: {@code $format}, else Accept, else XML. */
    public static ODataResponse error(ODataRequest request, int status, String text) {
        ErrorDocument document =
                Negotiation.errorsAsJson(format(request), request.header().apply("Accept"))
                        ? ErrorDocument.json(status, text)
                        : ErrorDocument.xml(status, text);
        return ODataResponse.of(
                status, VERSION_1, document.contentType(), new ODataResponse.Body.Bytes(document.bytes()));
    }

    private static Optional<String> format(ODataRequest request) {
        if (!request.rawQuery().contains("format")) {
            return Optional.empty();
        }
        try {
            return QueryString.parse(request.rawQuery()).first(QueryString.FORMAT);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private ODataResponse answer(ODataRequest request, C caller) {
        if (request.path().length() + request.rawQuery().length() > LONGEST_ADDRESS) {
            throw new Refusal(414, "The address is too long; at most 16 KiB are allowed.");
        }
        String method = Methods.effective(request);
        request.header().apply(ODataResponse.DATA_SERVICE_VERSION).ifPresent(ServiceVersions::check);
        QueryString query = QueryString.parse(request.rawQuery());
        Resource resource = addresses.read(request.path(), query);
        Exchange exchange = new Exchange(request, query, resource, negotiation, clock);
        if (!method.equals(Methods.GET) && !method.equals(Methods.HEAD)) {
            Methods.check(method, resource);
            Methods.refuseReadingOptions(query.values().keySet());
            return new Changes<>(registry, bodies, caller, exchange).answer(method);
        }
        return switch (resource.kind()) {
            case SERVICE_DOCUMENT -> serviceDocument(exchange);
            case METADATA ->
                ODataResponse.of(
                        200,
                        VERSION_1,
                        exchange.contentType(Kind.METADATA),
                        new ODataResponse.Body.Bytes(model.bytes()));
            case BATCH -> throw new Refusal(405, Methods.NOT_ALLOWED);
            case LINKS, FUNCTION -> throw Refusal.notImplemented();
            case FEED, ENTITY, PROPERTY, FEED_COUNT, ENTITY_COUNT, MEDIA ->
                new Reads<>(registry, caller, exchange).answer();
        };
    }

    private ODataResponse serviceDocument(Exchange exchange) {
        String contentType = exchange.contentType(Kind.SERVICE_DOCUMENT);
        Format format = exchange.format(contentType);
        List<String> names = model.sets().stream().map(SetModel::name).toList();
        return ODataResponse.of(200, VERSION_1, contentType, Reads.bytes(out -> format.serviceDocument(out, names)));
    }

    /** Collects the declarations of a service. */
    public static final class Builder<C> {
        private final byte[] edmx;
        private final InstantSource clock;
        private final List<EntitySet<C, ?>> sets = new ArrayList<>();

        private Builder(byte[] edmx, InstantSource clock) {
            this.edmx = edmx.clone();
            this.clock = clock;
        }

        /** Adds a set; sets of the model that nobody adds answer 501. */
        public Builder<C> set(EntitySet<C, ?> set) {
            sets.add(set);
            return this;
        }

        /** Reads the model and checks the declarations against it; fails when they don't fit. */
        public ODataService<C> build() {
            return new ODataService<>(this);
        }
    }
}
