package dev.durward.runtime.entry;

import dev.durward.web.Body;
import dev.durward.web.Request;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** Puts a request into an exchange: its body as a stream, and its headers but for those that are not the flow's. */
final class RequestMessage {
    /** Bodies of flow calls; see the limits in the reference. */
    static final long BODY_LIMIT_BYTES = 40L << 20;

    /** Credentials never enter a flow, and what belongs to the connection ends with it. */
    private static final Set<String> NOT_FOR_FLOWS = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "x-csrf-token",
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "expect");

    /** Camel takes orders from such headers; in any case of letters (CVE-2025-27636). */
    private static final List<String> CAMEL_PREFIXES = List.of("camel", "org.apache.camel");

    private static final String CHARSET = "charset=";

    private RequestMessage() {}

    static void fill(Exchange exchange, Request request) {
        exchange.setPattern(ExchangePattern.InOut);
        Message message = exchange.getIn();
        for (String name : request.headerNames()) {
            if (forFlows(name)) {
                List<String> values = request.headers(name);
                message.setHeader(name, values.size() == 1 ? values.getFirst() : values);
            }
        }
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        message.setHeader(Exchange.HTTP_PATH, request.path());
        if (!request.rawQuery().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, request.rawQuery());
        }
        request.header("Content-Type")
                .ifPresent(type -> exchange.setProperty(
                        ExchangePropertyKey.CHARSET_NAME, charset(type).name()));
        Body body = request.body();
        message.setBody(body.hasBody() ? new LimitedStream(body.stream(), BODY_LIMIT_BYTES) : null);
    }

    private static boolean forFlows(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !NOT_FOR_FLOWS.contains(lower) && CAMEL_PREFIXES.stream().noneMatch(lower::startsWith);
    }

    private static Charset charset(String contentType) {
        int start = contentType.toLowerCase(Locale.ROOT).indexOf(CHARSET);
        if (start < 0) {
            return StandardCharsets.UTF_8;
        }
        String name = contentType
                .substring(start + CHARSET.length())
                .split(";", 2)[0]
                .strip()
                .replace("\"", "");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
