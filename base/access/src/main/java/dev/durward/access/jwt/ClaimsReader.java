package dev.durward.access.jwt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a token's claims. Refuses repeated members, wrong types and anything that is not one JSON object in ASCII. */
final class ClaimsReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String NOT_BEFORE = "nbf";

    private final JsonParser parser;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    private ClaimsReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The claims; empty when they are not as this server writes them. Members it does not know are passed over. */
    static Optional<Claims> read(byte[] json) {
        for (byte character : json) {
            // no claim of ours needs an escape, so none is read
            if (character < ' ' || character == 0x7F || character == '\\') {
                return Optional.empty();
            }
        }
        try (JsonParser parser = JSON.createParser(new String(json, StandardCharsets.US_ASCII))) {
            return new ClaimsReader(parser).object();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private Optional<Claims> object() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!member(name)) {
                return Optional.empty();
            }
        }
        return parser.nextToken() == null ? claims() : Optional.empty();
    }

    private boolean member(String name) throws IOException {
        return switch (name) {
            case ClaimsWriter.ISSUER,
                    ClaimsWriter.SUBJECT,
                    ClaimsWriter.CLIENT_ID,
                    ClaimsWriter.TOKEN_ID,
                    ClaimsWriter.SCOPE,
                    ClaimsWriter.USER_NAME,
                    ClaimsWriter.ACCOUNT -> text(name);
            case ClaimsWriter.ISSUED_AT, ClaimsWriter.EXPIRES_AT, ClaimsWriter.EPOCH -> number(name);
            case ClaimsWriter.AUDIENCE -> audience();
            // never written by this server, and must be obeyed where it stands (RFC 7519 section 4.1.5)
            case NOT_BEFORE -> false;
            default -> {
                parser.skipChildren();
                yield true;
            }
        };
    }

    private boolean text(String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return false;
        }
        texts.put(name, parser.getText());
        return true;
    }

    private boolean number(String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        // a number beyond 64 bits is an IOException
        numbers.put(name, parser.getLongValue());
        return true;
    }

    private boolean audience() throws IOException {
        return parser.currentToken() == JsonToken.START_ARRAY
                && parser.nextToken() == JsonToken.VALUE_STRING
                && text(ClaimsWriter.AUDIENCE)
                && parser.nextToken() == JsonToken.END_ARRAY;
    }

    private Optional<Claims> claims() {
        // each of them is required, the scope is not
        boolean complete = numbers.size() == 3 && texts.size() == (texts.containsKey(ClaimsWriter.SCOPE) ? 8 : 7);
        return complete
                ? Optional.of(new Claims(
                        text(ClaimsWriter.ISSUER, ""),
                        text(ClaimsWriter.SUBJECT, ""),
                        text(ClaimsWriter.CLIENT_ID, ""),
                        text(ClaimsWriter.AUDIENCE, ""),
                        numbers.getOrDefault(ClaimsWriter.ISSUED_AT, 0L),
                        numbers.getOrDefault(ClaimsWriter.EXPIRES_AT, 0L),
                        text(ClaimsWriter.TOKEN_ID, ""),
                        text(ClaimsWriter.SCOPE, ""),
                        text(ClaimsWriter.USER_NAME, ""),
                        text(ClaimsWriter.ACCOUNT, ""),
                        numbers.getOrDefault(ClaimsWriter.EPOCH, 0L)))
                : Optional.empty();
    }

    private String text(String name, String missing) {
        return texts.getOrDefault(name, missing);
    }
}
