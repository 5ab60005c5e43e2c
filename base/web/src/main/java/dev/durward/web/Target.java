package dev.durward.web;

/**
 * How the caller addressed the server; the base of links in answers.
 *
 * @param hostLabel label of the virtual host, for example {@code demo-tmn}
 * @param scheme {@code https} or {@code http}
 * @param host lower-case host name as the caller wrote it; an IPv6 address keeps its brackets
 * @param port port as the caller wrote it, or the scheme's default; 1 to 65535
 * @param pathPrefix what stands between the host and the path: {@code /<hostLabel>} in path form, then where the handler
 *     is mounted; mostly empty
 * @param pathForm whether the virtual host was named in the path and not in the Host header
 */
public record Target(String hostLabel, String scheme, String host, int port, String pathPrefix, boolean pathForm) {
    /** A target without a mount: in path form when there is a prefix. */
    public Target(String hostLabel, String scheme, String host, int port, String pathPrefix) {
        this(hostLabel, scheme, host, port, pathPrefix, !pathPrefix.isEmpty());
    }

    /** Scheme, host and port, the port always written: {@code https://demo-tmn.durward.localhost:8443}. */
    public String origin() {
        return scheme + "://" + host + ":" + port;
    }

    /** Origin and path prefix: what stands before {@link Request#path()} in a full URL. */
    public String baseUrl() {
        return origin() + pathPrefix;
    }

    /** The same target for what is mounted below a path. */
    Target below(String prefix) {
        return new Target(hostLabel, scheme, host, port, pathPrefix + prefix, pathForm);
    }
}
