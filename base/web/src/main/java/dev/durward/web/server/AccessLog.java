package dev.durward.web.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request: who, what, how it ended; never a query value, a header value or a body. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.durward.access");

    private static final int LOWEST_REFUSAL = 400;
    private static final String BEFORE_VALUES = "=:@";

    private final boolean enabled;

    AccessLog(boolean enabled) {
        this.enabled = enabled;
    }

    /** What a line says; the request line and the host are written as the caller sent them, as far as they are safe. */
    record Entry(String method, String host, String path, int status, long bytes, long nanos, String source) {}

    boolean enabled() {
        return enabled && LOG.isInfoEnabled();
    }

    void write(Entry entry) {
        LOG.info(
                "method={} host={} path={} status={} bytes={} duration_us={} source={}",
                KnownMethods.nameOf(entry.method),
                printable(entry.host),
                printable(entry.status < LOWEST_REFUSAL ? entry.path : shortened(entry.path)),
                entry.status,
                entry.bytes,
                entry.nanos / 1000,
                entry.source);
    }

    /** What a broken or mistaken caller sent as a path may be its form: names stay, values go. */
    private static String shortened(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (BEFORE_VALUES.indexOf(path.charAt(i)) >= 0) {
                return path.substring(0, i + 1) + "...";
            }
        }
        return path;
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!plain(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(plain(c) ? c : '?');
        }
        return out.toString();
    }

    private static boolean plain(char c) {
        return c > ' ' && c < 0x7f;
    }
}
