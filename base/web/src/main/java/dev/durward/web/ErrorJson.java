package dev.durward.web;

import java.util.Locale;

/** Failures as a small JSON object, written without a library because it is two strings. */
final class ErrorJson {
    private ErrorJson() {}

    static Response response(int status, String message) {
        String json = "{\"error\":\"" + code(status) + "\",\"message\":" + JsonText.quoted(message) + "}";
        return Response.of(status).text("application/json", json);
    }

    private static String code(int status) {
        return ReasonPhrase.of(status)
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_')
                .replace('-', '_');
    }
}
