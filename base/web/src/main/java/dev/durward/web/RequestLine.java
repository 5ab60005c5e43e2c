package dev.durward.web;

/**
 * The first line of a request, taken apart.
 *
 * @param method method, case kept, for example {@code GET}
 * @param path raw path, begins with {@code /}, without query and without the prefix of the path form
 * @param rawQuery raw query without {@code ?}; empty when there is none
 */
public record RequestLine(String method, String path, String rawQuery) {

    /** Splits a target such as {@code /a/b?c=d}. */
    public static RequestLine of(String method, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        if (mark < 0) {
            return new RequestLine(method, pathAndQuery, "");
        }
        return new RequestLine(method, pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1));
    }
}
