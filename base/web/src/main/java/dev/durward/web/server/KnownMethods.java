package dev.durward.web.server;

/** The methods that logs and metrics name; a damaged request may begin with anything, such as the end of a form. */
final class KnownMethods {
    private KnownMethods() {}

    /** The method, or {@code OTHER} for one that is not known. */
    static String nameOf(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "MERGE", "DELETE", "OPTIONS" -> method;
            default -> "OTHER";
        };
    }
}
