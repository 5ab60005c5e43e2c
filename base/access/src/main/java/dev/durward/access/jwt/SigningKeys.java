package dev.durward.access.jwt;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.oauth.SigningKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The installation's signing keys as the directory holds them now. Everything comes from memory, so tokens can be
 * issued and verified while the store is away; a key that was withdrawn is gone with the directory's next state.
 */
public final class SigningKeys {
    private final DirectoryService directory;
    private final SecretCipher cipher;
    private final InstantSource clock;
    private final SignatureProvider signatures;
    private final ReentrantLock preparing = new ReentrantLock();
    private volatile KeySet newest = new KeySet(List.of(), List.of());

    /** Reads keys of a directory; private parts are decrypted when they first sign. */
    public SigningKeys(
            DirectoryService directory, SecretCipher cipher, InstantSource clock, SignatureProvider signatures) {
        this.directory = directory;
        this.cipher = cipher;
        this.clock = clock;
        this.signatures = signatures;
    }

    /** Every key whose tokens may still live or that will sign soon, in the order in which they sign. */
    public List<SigningKey> published() {
        return KeySet.ordered(current().stored());
    }

    /** The key that signs now; empty before {@link KeyRotation} made the first one. */
    public Optional<SigningKey> signing() {
        return KeySet.signing(current().stored(), clock.instant());
    }

    /** The JWK set of {@link #published()} (RFC 7517 section 5): JSON in ASCII, without private parts. */
    public String document() {
        return current().document();
    }

    Optional<PreparedKey> signingNow() {
        return current().signing(clock.instant());
    }

    /** The key that signs tokens of a header; empty for any header that none of our tokens has. */
    Optional<PreparedKey> withHeader(String header) {
        return current().withHeader(header);
    }

    private KeySet current() {
        KeySet known = newest;
        return known.madeOf(directory.current().data().signingKeys()) ? known : prepare();
    }

    private KeySet prepare() {
        preparing.lock();
        try {
            // asked again under the lock, so that a late thread does not bring an older state back
            List<SigningKey> stored = directory.current().data().signingKeys();
            KeySet known = newest;
            if (!known.madeOf(stored)) {
                List<PreparedKey> prepared = stored.stream()
                        .map(key -> known.known(key).orElseGet(() -> new PreparedKey(key, cipher, signatures)))
                        .toList();
                newest = new KeySet(stored, prepared);
            }
            return newest;
        } finally {
            preparing.unlock();
        }
    }
}
