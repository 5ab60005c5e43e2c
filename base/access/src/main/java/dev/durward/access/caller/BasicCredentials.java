package dev.durward.access.caller;

import dev.durward.domain.secret.Secret;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name and a secret from an {@code Authorization: Basic} header (RFC 7617, read as UTF-8).
 *
 * @param name everything before the first colon
 * @param secret everything after it
 */
public record BasicCredentials(String name, Secret secret) {
    /** Names above this length belong to nobody; they are cut or dropped where they would be kept. */
    static final int LONGEST_NAME = 256;

    private static final String SCHEME = "basic ";

    /** Reads a header's value; empty when it is of another scheme, not base64, not UTF-8, or without a colon. */
    public static Optional<BasicCredentials> parse(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), Secret.of(pair.substring(colon + 1))));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a header's value is of the Basic scheme, well-formed or not. */
    public static boolean isBasic(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME.strip());
    }

    /**
     * The readings to try, most likely first: as sent, and form-decoded where that differs, because RFC 6749 section
     * 2.3.1 asks clients to encode and most do not (contract a.1).
     */
    public List<BasicCredentials> readings() {
        String text = secret.reveal();
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0 && name.indexOf('%') < 0) {
            return List.of(this);
        }
        try {
            String decodedName = URLDecoder.decode(name, StandardCharsets.UTF_8);
            return List.of(
                    this,
                    new BasicCredentials(decodedName, Secret.of(URLDecoder.decode(text, StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException notEncoded) {
            return List.of(this);
        }
    }

    /** The name, cut to what a line of the audit log can bear. */
    String printableName() {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .limit(128)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
