package dev.durward.web.server;

import dev.durward.web.Failure;
import dev.durward.web.RequestLine;
import dev.durward.web.Target;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out from the Host header and the path which virtual host a request is for. */
final class Addressing implements Hosts {
    private static final int MAX_HOST_LENGTH = 255;

    private final String suffix;
    private final Set<String> pathFormHosts;

    /** A request's target and its line without the prefix of the path form. */
    record Addressed(Target target, RequestLine line) {}

    Addressing(String landscape, Set<String> pathFormHosts) {
        this.suffix = "." + landscape;
        this.pathFormHosts = pathFormHosts;
    }

    @Override
    public Target parse(String hostHeader, String scheme) {
        if (hostHeader.isEmpty() || hostHeader.length() > MAX_HOST_LENGTH) {
            throw badHost();
        }
        int colon = portColon(hostHeader);
        String host = (colon < 0 ? hostHeader : hostHeader.substring(0, colon)).toLowerCase(Locale.ROOT);
        int port = colon < 0 ? ("https".equals(scheme) ? 443 : 80) : port(hostHeader, colon + 1);
        checkName(host);
        if (pathFormHosts.contains(host)) {
            return new Target("", scheme, host, port, "");
        }
        if (!host.endsWith(suffix) || host.length() == suffix.length()) {
            throw unknown();
        }
        return new Target(host.substring(0, host.length() - suffix.length()), scheme, host, port, "");
    }

    /** Takes the virtual host out of the path when the target is in path form. */
    static Addressed resolve(Target target, RequestLine line) {
        if (!target.hostLabel().isEmpty()) {
            return new Addressed(target, line);
        }
        String path = line.path();
        int end = path.indexOf('/', 1);
        String prefix = end < 0 ? path : path.substring(0, end);
        if (prefix.length() < 2) {
            throw unknown();
        }
        String rest = end < 0 ? "/" : path.substring(end);
        var named = new Target(prefix.substring(1), target.scheme(), target.host(), target.port(), prefix);
        return new Addressed(named, new RequestLine(line.method(), rest, line.rawQuery()));
    }

    /**
     * Splits a request target (RFC 9112 section 3.2): origin form, or absolute form with the same authority as Host.
     *
     * @throws Failure 400 for any other form, and for characters that a target must not have
     */
    static RequestLine line(String method, String target, String hostHeader) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                throw new Failure(400, "The request target holds a character that must be percent-encoded.");
            }
        }
        if (target.startsWith("/")) {
            return RequestLine.of(method, target);
        }
        String rest = withoutAuthority(target, hostHeader);
        if (rest == null) {
            throw new Failure(400, "The request target must be a path, or a URL with the same authority as Host.");
        }
        return RequestLine.of(method, rest.startsWith("/") ? rest : "/" + rest);
    }

    private static @Nullable String withoutAuthority(String target, String hostHeader) {
        int start = target.indexOf("://");
        String scheme = start < 0 ? "" : target.substring(0, start).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return null;
        }
        int end = start + 3;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return target.substring(start + 3, end).equalsIgnoreCase(hostHeader) ? target.substring(end) : null;
    }

    private static int portColon(String hostHeader) {
        int bracket = hostHeader.lastIndexOf(']');
        return hostHeader.indexOf(':', Math.max(bracket, 0));
    }

    private static int port(String hostHeader, int start) {
        int port = 0;
        for (int i = start; i < hostHeader.length(); i++) {
            int digit = hostHeader.charAt(i) - '0';
            if (digit < 0 || digit > 9 || port > 6553) {
                throw badHost();
            }
            port = port * 10 + digit;
        }
        if (port < 1 || port > 65535) {
            throw badHost();
        }
        return port;
    }

    private static void checkName(String host) {
        boolean address = host.startsWith("[") && host.endsWith("]");
        String allowed = address ? "[]:." : "-._";
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && allowed.indexOf(c) < 0) {
                throw badHost();
            }
        }
        if (host.isEmpty()) {
            throw badHost();
        }
    }

    private static Failure badHost() {
        return new Failure(400, "The Host header is malformed.");
    }

    static Failure unknown() {
        return new Failure(421, "This server does not answer for that host.");
    }
}
