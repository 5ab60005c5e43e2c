package dev.durward.web;

import java.util.Locale;

/** What compression a caller takes (RFC 9110 section 12.5.3). */
public final class AcceptEncoding {
    private static final String HEADER = "Accept-Encoding";
    private static final String GZIP = "gzip";

    private AcceptEncoding() {}

    /** Whether a caller takes gzip. */
    public static boolean gzip(Request request) {
        for (String field : request.headers(HEADER)) {
            for (String coding : field.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = coding.strip().split("\\s*;\\s*", 2);
                if (parts[0].equals(GZIP)) {
                    return parts.length == 1 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
                }
            }
        }
        return false;
    }
}
