package dev.durward.web;

/** What every answer to a browser carries, so that a page runs its own scripts only and shows inside no other. */
public final class PageHeaders {
    /** Everything from this origin, nothing from elsewhere, no inline script. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'";

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final String POLICY = "Content-Security-Policy";
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    private static final String NOSNIFF = "nosniff";
    private static final String REFERRER_POLICY = "Referrer-Policy";
    private static final String NO_REFERRER = "no-referrer";

    private PageHeaders() {}

    /** The answer with the headers. */
    public static Response on(Response response) {
        return response.with(POLICY, CONTENT_SECURITY_POLICY)
                .with(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .with(REFERRER_POLICY, NO_REFERRER)
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** An answer with data for a page: opened by itself in a browser, nothing in it runs, and no cache keeps it. */
    public static Response onData(Response response) {
        Response safe = addMissing(response, POLICY, DATA_POLICY);
        safe = addMissing(safe, CONTENT_TYPE_OPTIONS, NOSNIFF);
        safe = addMissing(safe, "Cache-Control", "no-store");
        return addMissing(safe, REFERRER_POLICY, NO_REFERRER);
    }

    private static Response addMissing(Response response, String name, String value) {
        return response.header(name).isPresent() ? response : response.with(name, value);
    }
}
