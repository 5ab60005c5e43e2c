package dev.durward.authorization;

import dev.durward.access.Access;
import dev.durward.access.AccessConfig;
import dev.durward.authorization.endpoint.EndpointAuthentication;
import dev.durward.authorization.introspection.IntrospectionHandler;
import dev.durward.authorization.metadata.MetadataHandler;
import dev.durward.authorization.revocation.RevocationHandler;
import dev.durward.authorization.token.TokenHandler;
import dev.durward.authorization.token.TokenIssuer;

/**
 * What answers on the paths of every account's host.
 *
 * @param token the token endpoint
 * @param introspection the introspection endpoint
 * @param revocation the revocation endpoint
 * @param metadata metadata and keys
 */
public record AuthorizationEndpoints(
        TokenHandler token,
        IntrospectionHandler introspection,
        RevocationHandler revocation,
        MetadataHandler metadata) {
    /** The endpoints over an installation's access. */
    public static AuthorizationEndpoints of(Access access) {
        AccessConfig config = access.config();
        EndpointAuthentication callers = new EndpointAuthentication(access.clientAuthenticator());
        TokenIssuer issuer = new TokenIssuer(access.tokens(), access.opaqueLimits(), access.jwtLimits());
        return new AuthorizationEndpoints(
                new TokenHandler(callers, issuer, access.directory()),
                new IntrospectionHandler(callers, access.tokens(), config.issuers()),
                new RevocationHandler(callers, access.tokens()),
                new MetadataHandler(
                        access.directory(),
                        access.signingKeys(),
                        config.issuers(),
                        config.keys().publishedMaxAge()));
    }
}
