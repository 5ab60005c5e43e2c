package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Resource;
import dev.durward.odata.query.Resource.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.uri.KeyPredicate;
import org.apache.olingo.odata2.api.uri.NavigationSegment;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.core.uri.UriInfoImpl;
import org.apache.olingo.odata2.core.uri.UriParserImpl;

/** Reads the path and query of a request with Olingo's parser. */
public final class UriReader {
    private final ModelFile model;

    /** Reads addresses of a model's sets. */
    public UriReader(ModelFile model) {
        this.model = model;
    }

    /**
     * Reads an address.
     *
     * @param path the path after the service root, as it was sent
     * @param query the query
     * @throws Refusal when the parser refuses it, in the parser's words
     */
    public Resource read(String path, QueryString query) {
        query.first("$filter").ifPresent(Guard::check);
        query.first("$orderby").ifPresent(Guard::check);
        if (path.contains("%00")) {
            throw Refusal.badRequest("Invalid URI syntax.");
        }
        try {
            // the parser takes options out of the map
            UriInfoImpl uri = (UriInfoImpl)
                    new UriParserImpl(model.edm()).parseAll(segments(path), new HashMap<>(query.values()));
            return resource(uri, query);
        } catch (ODataException refused) {
            throw OlingoRefusals.of(refused);
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException | StackOverflowError defect) {
            // Olingo fails so on some expressions, such as: not Status eq 'A'
            throw query.first("$filter")
                    .map(FilterReader::invalid)
                    .orElseGet(() -> Refusal.badRequest("Invalid URI syntax."));
        }
    }

    private static Resource resource(UriInfoImpl uri, QueryString query) throws ODataException {
        EdmEntitySet start = uri.getStartEntitySet();
        List<Resource.Step> steps = new ArrayList<>();
        for (NavigationSegment segment : uri.getNavigationSegments()) {
            steps.add(new Resource.Step(segment.getNavigationProperty().getName(), key(segment.getKeyPredicates())));
        }
        List<String> properties = new ArrayList<>();
        if (uri.getPropertyPath() != null) {
            for (EdmProperty property : uri.getPropertyPath()) {
                properties.add(property.getName());
            }
        }
        return new Resource(
                kind(uri),
                start == null ? "" : start.getName(),
                key(uri.getKeyPredicates()),
                steps,
                properties,
                uri.isValue(),
                OptionsReader.read(uri, query));
    }

    private static Kind kind(UriInfoImpl uri) {
        return switch (uri.getUriType()) {
            case URI0 -> Kind.SERVICE_DOCUMENT;
            case URI1, URI6B -> Kind.FEED;
            case URI2, URI6A -> Kind.ENTITY;
            case URI3, URI4, URI5 -> Kind.PROPERTY;
            case URI7A, URI7B, URI50A, URI50B -> Kind.LINKS;
            case URI8 -> Kind.METADATA;
            case URI9 -> Kind.BATCH;
            case URI10, URI10a, URI11, URI12, URI13, URI14 -> Kind.FUNCTION;
            case URI15 -> Kind.FEED_COUNT;
            case URI16 -> Kind.ENTITY_COUNT;
            case URI17 -> Kind.MEDIA;
        };
    }

    private static Optional<EntityKey> key(List<KeyPredicate> predicates) throws EdmException {
        if (predicates == null || predicates.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        for (KeyPredicate predicate : predicates) {
            EdmProperty property = predicate.getProperty();
            Object value =
                    Literals.value((EdmSimpleType) property.getType(), predicate.getLiteral(), EdmLiteralKind.DEFAULT);
            if (value == null) {
                throw Refusal.badRequest("Invalid key predicate: '" + property.getName() + "'.");
            }
            values.put(property.getName(), value);
        }
        return Optional.of(new EntityKey(values));
    }

    private static List<PathSegment> segments(String path) {
        // empty ones at both ends mean nothing: clients send // after the root and / before the question mark
        int begin = 0;
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') {
            begin++;
        }
        while (end > begin && path.charAt(end - 1) == '/') {
            end--;
        }
        List<PathSegment> segments = new ArrayList<>(4);
        if (begin < end) {
            for (String segment : path.substring(begin, end).split("/", -1)) {
                segments.add(new Segment(segment));
            }
        }
        return segments;
    }

    private record Segment(String path) implements PathSegment {
        @Override
        public String getPath() {
            return path;
        }

        @Override
        public Map<String, List<String>> getMatrixParameters() {
            return Map.of();
        }
    }
}
