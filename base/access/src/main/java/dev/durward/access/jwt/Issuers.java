package dev.durward.access.jwt;

/**
 * Names the issuers of an installation: one for each account, always in the host form (contract a.3, j).
 *
 * @param landscape parent domain of all hosts
 * @param port the port that callers use; 443 is left out
 */
public record Issuers(String landscape, int port) {
    private static final int HTTPS = 443;

    /** An account's issuer, such as {@code https://oauthasservices-demo.durward.localhost:8443/oauth2}. */
    public String issuer(String account) {
        return origin("oauthasservices-" + account) + "/oauth2";
    }

    /** Address of a host as its callers write it, without a slash at the end. */
    public String origin(String hostLabel) {
        String host = "https://" + hostLabel + "." + landscape;
        return port == HTTPS ? host : host + ":" + port;
    }
}
