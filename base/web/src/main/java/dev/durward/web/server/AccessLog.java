package dev.durward.web.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request: who, what, how it ended; never a query value, a header value or a body. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.durward.access");

    private final boolean enabled;

    AccessLog(boolean enabled) {
        this.enabled = enabled;
    }

    /** What a line says; the request line and the host are written as the caller sent them, made printable. */
    record Entry(String method, String host, String path, int status, long bytes, long nanos, String source) {}

    boolean enabled() {
        return enabled && LOG.isInfoEnabled();
    }

    void write(Entry entry) {
        LOG.info(
                "method={} host={} path={} status={} bytes={} duration_us={} source={}",
                printable(entry.method),
                printable(entry.host),
                printable(entry.path),
                entry.status,
                entry.bytes,
                entry.nanos / 1000,
                entry.source);
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
