package dev.durward.access.jwt;

import dev.durward.domain.oauth.SigningKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signing keys of one state of the directory, ready for use. Immutable. */
final class KeySet {
    private static final Comparator<SigningKey> BY_FIRST_USE =
            Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::keyId);

    private final List<SigningKey> stored;
    private final Map<String, PreparedKey> byHeader = new HashMap<>();
    private final Map<String, PreparedKey> byId = new HashMap<>();
    private final String document;

    KeySet(List<SigningKey> stored, List<PreparedKey> prepared) {
        this.stored = stored;
        for (PreparedKey key : prepared) {
            byHeader.put(key.header(), key);
            byId.put(key.key().keyId(), key);
        }
        document = JsonWebKeys.document(prepared);
    }

    /** Oldest first by the moment from which they sign. */
    static List<SigningKey> ordered(List<SigningKey> keys) {
        return keys.stream().sorted(BY_FIRST_USE).toList();
    }

    /**
     * The key that signs at a moment: the latest that may. Where none may yet it is the first one, which another process
     * with a faster clock has made for use at once.
     */
    static Optional<SigningKey> signing(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(BY_FIRST_USE)
                .or(() -> keys.stream().min(BY_FIRST_USE));
    }

    @SuppressWarnings(
            "ReferenceEquality") // asked for each token; a state's list never changes, a new state has another
    boolean madeOf(List<SigningKey> keys) {
        return stored == keys;
    }

    List<SigningKey> stored() {
        return stored;
    }

    Optional<PreparedKey> signing(Instant now) {
        return signing(stored, now).flatMap(key -> Optional.ofNullable(byId.get(key.keyId())));
    }

    Optional<PreparedKey> withHeader(String header) {
        return Optional.ofNullable(byHeader.get(header));
    }

    Optional<PreparedKey> known(SigningKey key) {
        return Optional.ofNullable(byId.get(key.keyId()))
                .filter(prepared -> prepared.key().equals(key));
    }

    String document() {
        return document;
    }
}
