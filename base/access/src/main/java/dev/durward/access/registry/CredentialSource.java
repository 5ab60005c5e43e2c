package dev.durward.access.registry;

import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.secret.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Makes ids and secrets, checks chosen secrets, and hashes both kinds for keeping. */
public final class CredentialSource {
    private static final int SHORTEST_TYPED_SECRET = 16;
    private static final int LONGEST_SECRET = 1000;
    private static final int GENERATED_SECRET_BYTES = 32;

    // RFC 9562 sections 4.1 and 4.2
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_3 = 0x3000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final SecretVerifier secrets;
    private final SecureRandom random;

    /** Hashes with the slow hash of a verifier. */
    public CredentialSource(SecretVerifier secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /** 122 random bits in the layout of a UUID version 3, which those of the original have (contract c). */
    String generatedId() {
        long high = (random.nextLong() & ~VERSION_BITS) | VERSION_3;
        long low = (random.nextLong() & ~VARIANT_BITS) | VARIANT_2;
        return new UUID(high, low).toString();
    }

    private Secret generatedSecret() {
        byte[] bytes = new byte[GENERATED_SECRET_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash(Secret secret) {
        return secrets.hash(secret);
    }

    /** The chosen secret or a generated one with its hash, put into use; refused when the chosen one is flawed. */
    <T> ChangeResult<T> issue(Optional<Secret> chosen, BiFunction<Secret, String, ChangeResult<T>> use) {
        Secret secret = chosen.orElseGet(this::generatedSecret);
        Optional<String> flaw = flaw(secret);
        return flaw.isPresent()
                ? new ChangeResult.Refused<>(Reason.INVALID, flaw.get())
                : use.apply(secret, hash(secret));
    }

    /** What is wrong with a chosen secret; empty when nothing is. */
    static Optional<String> flaw(Secret secret) {
        String text = secret.reveal();
        if (text.length() < SHORTEST_TYPED_SECRET || text.length() > LONGEST_SECRET) {
            return Optional.of("secret must have 16 to 1000 characters; leave it out to have one generated");
        }
        return text.codePoints().allMatch(CredentialSource::printable)
                ? Optional.empty()
                : Optional.of("secret must hold printable characters only");
    }

    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
