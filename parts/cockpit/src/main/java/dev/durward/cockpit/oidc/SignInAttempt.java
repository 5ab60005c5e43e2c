package dev.durward.cockpit.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.durward.domain.secret.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in that a browser has begun at a provider; the browser alone keeps it, sealed.
 *
 * @param state binds the provider's answer to this browser (RFC 6749 section 10.12)
 * @param nonce binds the ID token to this attempt (OpenID Connect Core 1.0 section 15.5.2)
 * @param verifier binds the code to this attempt (RFC 7636)
 * @param begunAt when it began
 * @param root id of the session that the browser had then, which ends with the sign-in; empty for none
 * @param returnTo path to go on to
 */
public record SignInAttempt(
        String state, String nonce, Secret verifier, Instant begunAt, String root, String returnTo) {
    /** How long a person has to sign in at the provider. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int PARTS = 6;

    static SignInAttempt begin(Instant now, String root, String returnTo) {
        return new SignInAttempt(
                new State().getValue(),
                new Nonce().getValue(),
                Secret.of(new CodeVerifier().getValue()),
                now,
                root,
                returnTo);
    }

    /** Its text form, to be sealed. */
    public Secret text() {
        return Secret.of(String.join(
                "\n", state, nonce, verifier.reveal(), Long.toString(begunAt.getEpochSecond()), root, returnTo));
    }

    /** Reads {@link #text}; empty for anything else. */
    public static Optional<SignInAttempt> read(Secret text) {
        String[] parts = text.reveal().split("\n", PARTS);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            Instant begunAt = Instant.ofEpochSecond(Long.parseLong(parts[3]));
            return Optional.of(new SignInAttempt(parts[0], parts[1], Secret.of(parts[2]), begunAt, parts[4], parts[5]));
        } catch (NumberFormatException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** When it can't be finished any more. */
    public Instant endsAt() {
        return begunAt.plus(LIFETIME);
    }

    boolean expired(Instant now) {
        return !now.isBefore(endsAt());
    }
}
