package dev.durward.odata;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.Order;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.QueryOptions;
import dev.durward.odata.query.Resource.Kind;
import dev.durward.odata.query.Rows;
import dev.durward.odata.query.Selection;
import dev.durward.odata.set.Media;
import dev.durward.odata.set.MediaValue;
import dev.durward.odata.set.Operation;
import dev.durward.odata.wire.EntryPlan;
import dev.durward.odata.wire.FeedContent;
import dev.durward.odata.wire.Format;
import dev.durward.odata.wire.PropertyPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers GET requests for entities. */
final class Reads<C> {
    /** At most so many entities in one answer (contract section 3). */
    private static final int PAGE = 1000;
    /** Room for an entry with all its links, so that its buffer grows seldom. */
    private static final int ENTRY_BYTES = 4096;

    private static final String TEXT = "text/plain;charset=utf-8";

    private final Registry<C> registry;
    private final C caller;
    private final Exchange exchange;

    Reads(Registry<C> registry, C caller, Exchange exchange) {
        this.registry = registry;
        this.caller = caller;
        this.exchange = exchange;
    }

    ODataResponse answer() {
        // settled before any query: an answer that nobody takes need not be worked out
        Kind kind = exchange.resource().kind();
        String contentType = exchange.contentType(kind);
        Walk.Place<C> place = new Walk<>(registry, caller).to(exchange.resource());
        return switch (place) {
            case Walk.Place.Many<C, ?> many -> many(kind, contentType, many);
            case Walk.Place.One<C, ?> one -> one(kind, contentType, one);
        };
    }

    private <T> ODataResponse many(Kind kind, String contentType, Walk.Place.Many<C, T> place) {
        if (kind == Kind.FEED_COUNT) {
            return text(Long.toString(place.nothing() ? 0 : counted(place)));
        }
        return feed(contentType, place);
    }

    private <T> ODataResponse one(Kind kind, String contentType, Walk.Place.One<C, T> place) {
        return switch (kind) {
            case ENTITY -> entity(contentType, place);
            case PROPERTY -> property(contentType, place);
            case MEDIA -> media(place);
            case ENTITY_COUNT -> text("1");
            case SERVICE_DOCUMENT, METADATA, FEED, FEED_COUNT, BATCH, LINKS, FUNCTION -> throw Refusal.notImplemented();
        };
    }

    private <T> long counted(Walk.Place.Many<C, T> place) {
        QueryOptions options = exchange.resource().options();
        long all = place.set().set().source().count(caller, filter(place), options.custom());
        long rest = Math.max(0, all - options.skip().orElse(0));
        return options.top().isPresent() ? Math.min(rest, options.top().getAsInt()) : rest;
    }

    private <T> ODataResponse feed(String contentType, Walk.Place.Many<C, T> place) {
        QueryOptions options = exchange.resource().options();
        Format format = exchange.format(contentType);
        FeedContent<T> content = place.nothing()
                ? new FeedContent<>(
                        place.set().plan(),
                        List.of(),
                        options.inlineCount() ? OptionalLong.of(0) : OptionalLong.empty(),
                        Optional.empty())
                : page(place, options);
        return ODataResponse.data(contentType, new ODataResponse.Body.Stream(out -> format.feed(out, content)));
    }

    private <T> FeedContent<T> page(Walk.Place.Many<C, T> place, QueryOptions options) {
        Declared<C, T> set = place.set();
        Filter filter = filter(place);
        checkOrders(set, options);
        Expanding<C> expanding = new Expanding<>(registry, caller);
        expanding.check(set, options.selection());
        String list = set.name() + "?" + options.orderText() + "?" + filter;
        Optional<List<@Nullable Object>> after = options.skipToken().map(token -> SkipToken.read(token, list));
        int limit = Math.min(options.top().orElse(PAGE), PAGE);
        Rows<T> rows = limit == 0
                ? Rows.none()
                : set.set()
                        .source()
                        .page(
                                caller,
                                new PageRequest(
                                        filter,
                                        options.orders(),
                                        after,
                                        options.skip().orElse(0),
                                        limit,
                                        options.custom()));
        OptionalLong count = options.inlineCount()
                ? OptionalLong.of(set.set().source().count(caller, filter, options.custom()))
                : OptionalLong.empty();
        EntryPlan<T> plan = expanding.plan(set, options.selection(), rows.rows());
        return new FeedContent<>(plan, rows.rows(), count, next(rows, options, list));
    }

    private <T> Optional<String> next(Rows<T> rows, QueryOptions options, String list) {
        OptionalInt rest = options.top().isPresent()
                ? OptionalInt.of(options.top().getAsInt() - rows.rows().size())
                : OptionalInt.empty();
        if (rows.last().isEmpty() || rest.orElse(1) <= 0) {
            return Optional.empty();
        }
        String token = SkipToken.write(rows.last().get(), list);
        return Optional.of(NextLink.of(exchange, rest, token));
    }

    private <T> Filter filter(Walk.Place.Many<C, T> place) {
        QueryOptions options = exchange.resource().options();
        for (String path : options.filtered()) {
            if (!place.set().set().filterable(path)) {
                throw Refusal.notImplemented();
            }
        }
        return place.restriction().and(options.filter().orElseGet(Filter::everything));
    }

    private static <C, T> void checkOrders(Declared<C, T> set, QueryOptions options) {
        for (Order order : options.orders()) {
            if (!set.set().sortable(order.path())) {
                throw Refusal.badRequest("Invalid order by expression: '" + options.orderText() + "'.");
            }
        }
    }

    private <T> ODataResponse entity(String contentType, Walk.Place.One<C, T> place) {
        Selection selection = exchange.resource().options().selection();
        Expanding<C> expanding = new Expanding<>(registry, caller);
        expanding.check(place.set(), selection);
        EntryPlan<T> plan = expanding.plan(place.set(), selection, List.of(place.row()));
        Format format = exchange.format(contentType);
        return ODataResponse.data(contentType, bytes(out -> format.entry(out, plan, place.row())));
    }

    private <T> ODataResponse property(String contentType, Walk.Place.One<C, T> place) {
        List<String> path = exchange.resource().propertyPath();
        EntryPlan<T> plan = place.set().plan();
        if (exchange.resource().value()) {
            return text(PropertyPath.text(plan, path, place.row()).orElseThrow(Refusal::noEntity));
        }
        Format format = exchange.format(contentType);
        return ODataResponse.data(contentType, bytes(out -> format.property(out, plan, path, place.row())));
    }

    private <T> ODataResponse media(Walk.Place.One<C, T> place) {
        Media<C, T> media = place.set().set().media().orElseThrow(Refusal::notImplemented);
        place.set().require(caller, Operation.READ_STREAM);
        MediaValue value = media.read(caller, place.row()).orElseThrow(Refusal::noEntity);
        return ODataResponse.data(value.contentType(), new ODataResponse.Body.Bytes(value.content()));
    }

    private static ODataResponse text(String text) {
        return ODataResponse.data(TEXT, new ODataResponse.Body.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    static ODataResponse.Body bytes(ODataResponse.Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ENTRY_BYTES);
        try {
            writer.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ODataResponse.Body.Bytes(out.toByteArray());
    }
}
