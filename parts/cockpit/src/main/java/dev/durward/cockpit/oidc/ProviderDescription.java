package dev.durward.cockpit.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0 section 4), with what checks its ID tokens.
 *
 * @param metadata its addresses
 * @param tokens checks signature, issuer, audience, times and nonce
 * @param knownUntil when to ask again
 */
record ProviderDescription(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant knownUntil) {
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration KEYS_KNOWN = Duration.ofMinutes(5);
    private static final Duration KEYS_REFRESH = Duration.ofSeconds(15);

    /** Signed by the provider's private key; neither without a signature nor with a secret that we know, too. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /**
     * Asks the provider.
     *
     * @throws IOException when it does not answer, or not as this provider
     */
    static ProviderDescription of(OpenIdProvider provider, ProviderCalls calls, Instant now) throws IOException {
        Issuer issuer = new Issuer(provider.issuer());
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(calls.retrieveResource(OIDCProviderMetadata.resolveURL(issuer))
                    .getContent());
        } catch (ParseException malformed) {
            throw new IOException("the provider's description is malformed", malformed);
        } catch (GeneralException unusable) {
            throw new IOException("the issuer is no address", unusable);
        }
        if (!issuer.equals(metadata.getIssuer())) {
            throw new IOException("the provider calls itself " + metadata.getIssuer());
        }
        for (URI address : addresses(metadata)) {
            if (address == null || !OpenIdProvider.secure(address)) {
                throw new IOException("the provider names an address that is not https, or leaves one out");
            }
        }
        return new ProviderDescription(metadata, validator(provider, metadata, calls), now.plus(KNOWN));
    }

    private static List<@Nullable URI> addresses(OIDCProviderMetadata metadata) {
        return Arrays.asList(
                metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI());
    }

    private static IDTokenValidator validator(
            OpenIdProvider provider, OIDCProviderMetadata metadata, ProviderCalls calls) throws IOException {
        Set<JWSAlgorithm> algorithms = new HashSet<>(ALGORITHMS);
        if (metadata.getIDTokenJWSAlgs() != null) {
            algorithms.retainAll(metadata.getIDTokenJWSAlgs());
        }
        if (algorithms.isEmpty()) {
            throw new IOException("the provider signs in no way that is known here");
        }
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), calls)
                .cache(KEYS_KNOWN.toMillis(), KEYS_REFRESH.toMillis())
                .refreshAheadCache(false)
                .build();
        return new IDTokenValidator(
                metadata.getIssuer(),
                new ClientID(provider.registration().clientId()),
                new JWSVerificationKeySelector<>(algorithms, keys),
                null);
    }
}
