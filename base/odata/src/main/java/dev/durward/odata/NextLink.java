package dev.durward.odata;

import dev.durward.odata.olingo.QueryString;
import java.util.OptionalInt;

/** Builds the address of the next page: the same request with a token, so that clients can follow it as it is. */
final class NextLink {
    private NextLink() {}

    /**
     * The address.
     *
     * @param exchange the request
     * @param restTop what is left of {@code $top} after this page
     */
    static String of(Exchange exchange, OptionalInt restTop, String token) {
        String path = exchange.request().path();
        int begin = 0;
        while (begin < path.length() && path.charAt(begin) == '/') {
            begin++;
        }
        StringBuilder link = new StringBuilder(exchange.request().serviceRoot()).append(path, begin, path.length());
        char separator = '?';
        for (QueryString.Part part : exchange.query().parts()) {
            switch (part.name()) {
                case "$skip", "$skiptoken", "$top" -> {}
                default -> {
                    link.append(separator).append(part.raw());
                    separator = '&';
                }
            }
        }
        if (restTop.isPresent()) {
            link.append(separator).append("$top=").append(restTop.getAsInt());
            separator = '&';
        }
        return link.append(separator).append("$skiptoken=").append(token).toString();
    }
}
