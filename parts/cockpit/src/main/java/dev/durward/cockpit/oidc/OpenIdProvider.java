package dev.durward.cockpit.oidc;

import dev.durward.domain.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An OpenID provider that people may sign in with, as it is configured.
 *
 * @param id 1 to 40 of {@code a-z 0-9 -}; part of addresses
 * @param name what the sign-in page calls it
 * @param issuer its issuer identifier: https, or http on this machine, without query and fragment
 * @param registration how this server is known there
 * @param scopes what is asked for, with {@code openid} among it
 * @param userName which claim of the ID token is the user's name
 */
public record OpenIdProvider(
        String id, String name, URI issuer, Registration registration, List<String> scopes, UserName userName) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String OPENID = "openid";

    /**
     * How this server is known at the provider.
     *
     * @param clientId the client's id
     * @param secret the client's secret; empty for a public client
     */
    public record Registration(String clientId, Optional<Secret> secret) {
        /** Checks the id. */
        public Registration {
            if (clientId.isBlank()) {
                throw new IllegalArgumentException("client-id must not be empty");
            }
        }
    }

    /**
     * How a user's name is made.
     *
     * @param claim a claim of the ID token with a text, such as {@code sub}
     * @param prefix put before it, so that users of two providers can't be taken for each other; may be empty
     */
    public record UserName(String claim, String prefix) {
        /** The only claim that a provider never gives to another user (OpenID Connect Core 1.0 section 5.7). */
        public static final UserName SUBJECT = new UserName("sub", "");
    }

    /** Checks every field, with a message for the operator. */
    public OpenIdProvider {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 40 of a-z 0-9 -");
        }
        if (!secure(issuer) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "issuer must be an https address without query and fragment; http only on this machine");
        }
        scopes = List.copyOf(scopes);
        if (!scopes.contains(OPENID)) {
            throw new IllegalArgumentException("scopes must contain " + OPENID);
        }
    }

    /** Whether an address may be called: what is sent there is a secret. */
    static boolean secure(URI address) {
        String host = String.valueOf(address.getHost());
        return "https".equals(address.getScheme())
                ? address.getHost() != null
                : "http".equals(address.getScheme()) && LOOPBACK.contains(host);
    }
}
