package dev.durward.runtime.receiver;

import java.util.Set;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/** Camel's filter, which also keeps credentials and cookies of one connection away from the other. */
final class ReceiverHeaders extends HttpHeaderFilterStrategy {
    private static final Set<String> PRIVATE =
            Set.of("authorization", "proxy-authorization", "cookie", "x-csrf-token", "set-cookie", "www-authenticate");

    ReceiverHeaders() {
        getOutFilter().addAll(PRIVATE);
        getInFilter().addAll(PRIVATE);
    }
}
