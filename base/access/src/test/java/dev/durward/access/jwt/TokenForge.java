package dev.durward.access.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts texts together from the parts of a good token and signs them with its key. */
final class TokenForge {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final String good;
    private final PreparedKey key;
    private final String[] parts;

    TokenForge(String good, PreparedKey key) {
        this.good = good;
        this.key = key;
        this.parts = good.split("\\.", -1);
    }

    String good() {
        return good;
    }

    PreparedKey key() {
        return key;
    }

    String header() {
        return parts[0];
    }

    String claims() {
        return parts[1];
    }

    String signature() {
        return parts[2];
    }

    String claimsText() {
        return new String(Base64.getUrlDecoder().decode(claims()), UTF_8);
    }

    /** Everything added so far, by name. */
    Map<String, String> texts() {
        return texts;
    }

    void add(String name, String text) {
        if (texts.put(name, text) != null || text.equals(good)) {
            throw new IllegalStateException("no new hostile token: " + name);
        }
    }

    static String encode(String text) {
        return encode(text.getBytes(UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Signed with the key, whatever header and claims say. */
    String signed(String encodedHeader, String encodedClaims) {
        String text = encodedHeader + "." + encodedClaims;
        return text + "." + encode(key.sign(text.getBytes(UTF_8)));
    }
}
