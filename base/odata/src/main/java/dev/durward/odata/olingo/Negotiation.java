package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.Resource.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.core.ContentNegotiator;
import org.apache.olingo.odata2.core.uri.UriInfoImpl;
import org.apache.olingo.odata2.core.uri.UriType;

/** Finds the form of an answer from {@code $format} and {@code Accept} (contract section 4). */
public final class Negotiation {
    private static final String ANYTHING = "*/*";
    private static final String TEXT_XML = "text/xml";
    /** Clients send few different headers; more than this are not worth remembering. */
    private static final int MOST_REMEMBERED = 500;
    /** A header longer than a browser's is not remembered. */
    private static final int LONGEST_REMEMBERED = 300;

    private static final List<String> JSON = List.of(
            "application/json;charset=utf-8",
            "application/json;charset=utf-8;odata=verbose",
            "application/json",
            "application/json;odata=verbose");

    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    /** A part of an Accept header with its weight. */
    private record Range(String type, double weight) {}

    /** The content type of an answer; refuses with 406 when there is none that the caller takes. */
    public String contentType(Kind kind, Optional<String> format, Optional<String> accept) {
        String key = kind + "|" + format.orElse("") + "|" + accept.orElse("");
        String known = remembered.get(key);
        if (known != null) {
            return known;
        }
        String chosen = negotiate(kind, format, accept.orElse(""));
        if (key.length() <= LONGEST_REMEMBERED && remembered.size() < MOST_REMEMBERED) {
            remembered.put(key, chosen);
        }
        return chosen;
    }

    /** Whether an error is written as JSON: as {@code $format} says, else as the first type of Accept that is known. */
    public static boolean errorsAsJson(Optional<String> format, Optional<String> accept) {
        if (format.isPresent()) {
            return format.get().equals("json");
        }
        for (String type : ranges(accept.orElse(""))) {
            String plain = type.toLowerCase(Locale.ROOT);
            if (plain.startsWith("application/json")) {
                return true;
            }
            if (plain.startsWith(ANYTHING) || plain.contains("xml")) {
                return false;
            }
        }
        return false;
    }

    private static String negotiate(Kind kind, Optional<String> format, String accept) {
        UriInfoImpl uri = new UriInfoImpl();
        uri.setUriType(uriType(kind));
        uri.setCount(kind == Kind.FEED_COUNT || kind == Kind.ENTITY_COUNT);
        format.ifPresent(uri::setFormat);
        // the seed sends text/xml, which stock Olingo refuses: it is taken as "whatever comes first", which is Atom
        List<String> ranges = ranges(accept).stream()
                .map(type -> type.startsWith(TEXT_XML) ? ANYTHING : type)
                .toList();
        try {
            ODataRequest request = ODataRequest.acceptHeaders(ranges).build();
            return new ContentNegotiator()
                    .doContentNegotiation(request, uri, supported(kind))
                    .toContentTypeString();
        } catch (ODataException refused) {
            throw OlingoRefusals.of(refused);
        } catch (IllegalArgumentException notMediaType) {
            throw new Refusal(406, "Content type '" + format.orElse(accept) + "' is not supported.");
        }
    }

    private static UriType uriType(Kind kind) {
        return switch (kind) {
            case SERVICE_DOCUMENT -> UriType.URI0;
            case FEED -> UriType.URI1;
            case ENTITY -> UriType.URI2;
            case PROPERTY -> UriType.URI5;
            case METADATA -> UriType.URI8;
            case BATCH -> UriType.URI9;
            case FEED_COUNT -> UriType.URI15;
            case ENTITY_COUNT -> UriType.URI16;
            case MEDIA -> UriType.URI17;
            case LINKS -> UriType.URI7B;
            case FUNCTION -> UriType.URI14;
        };
    }

    private static List<String> supported(Kind kind) {
        return switch (kind) {
            case SERVICE_DOCUMENT -> with("application/atomsvc+xml;charset=utf-8", List.of());
            case FEED ->
                with("application/atom+xml;charset=utf-8;type=feed", List.of("application/atom+xml;charset=utf-8"));
            case ENTITY ->
                with("application/atom+xml;charset=utf-8;type=entry", List.of("application/atom+xml;charset=utf-8"));
            case PROPERTY -> with("application/xml;charset=utf-8", List.of());
            case METADATA -> List.of("application/xml;charset=utf-8");
            case BATCH, FEED_COUNT, ENTITY_COUNT, MEDIA, LINKS, FUNCTION -> List.of(ANYTHING);
        };
    }

    private static List<String> with(String first, List<String> second) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(second);
        all.addAll(JSON);
        all.add("application/xml;charset=utf-8");
        return all;
    }

    /** The media ranges of an Accept header, heaviest first and without weights. */
    private static List<String> ranges(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String part : accept.split(",", -1)) {
            if (part.contains("/")) {
                ranges.add(range(part.strip()));
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::weight).reversed());
        return ranges.stream().map(Range::type).toList();
    }

    private static Range range(String part) {
        StringBuilder type = new StringBuilder();
        double weight = 1;
        for (String piece : part.split(";", -1)) {
            String stripped = piece.strip();
            if (stripped.startsWith("q=")) {
                weight = weight(stripped.substring(2));
            } else if (!stripped.isEmpty()) {
                type.append(type.isEmpty() ? "" : ";").append(stripped);
            }
        }
        return new Range(type.toString(), weight);
    }

    private static double weight(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notNumber) {
            return 0;
        }
    }
}
