package dev.durward.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single-page application's built files in a folder of the class path. Each is read once. What lies under {@code
 * assets/} has a hash in its name and never changes; every other path that is no file shows the application's page. A
 * file beside another with {@code .gz} at its end is its compressed form.
 */
public final class StaticFiles {
    private static final String INDEX = "index.html";
    private static final String ASSETS = "assets/";
    private static final String COMPRESSED = ".gz";
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String ANY_BYTES = "application/octet-stream";
    private static final int LONGEST_PATH = 200;
    // no dot at the beginning of a segment, so none leads out of the folder, and an extension, so that none is a folder
    private static final Pattern FILE =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*[.][A-Za-z0-9]+");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    @SuppressWarnings("ArrayRecordComponent") // only ever sent
    private record Content(byte[] plain, byte @Nullable [] compressed, String type, String etag) {}

    private final ClassLoader loader;
    private final String folder;
    // only of files that are there, so callers can't fill it
    private final Map<String, Content> loaded = new ConcurrentHashMap<>();

    private StaticFiles(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder;
    }

    /**
     * The files in a folder of the class path; a build without them answers that they are missing.
     *
     * @param folder such as {@code dev/durward/ui/cockpit}
     */
    public static StaticFiles in(ClassLoader loader, String folder) {
        return new StaticFiles(loader, folder + "/");
    }

    /**
     * Answers a GET or HEAD.
     *
     * @param path raw path below the application's base, without a slash at the beginning
     * @throws Failure 404 for an asset that is not there or where the application is missing, 405 for another method
     */
    public Response answer(Request request, String path) throws IOException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw new Failure(405, "This resource does not have the method.").with("Allow", "GET, HEAD");
        }
        boolean asset = path.startsWith(ASSETS);
        Optional<Content> file = find(path);
        if (file.isEmpty() && asset) {
            throw new Failure(404, "There is no such file.");
        }
        Content content = file.isPresent() ? file.get() : index();
        return PageHeaders.on(answer(request, content).with("Cache-Control", asset ? FOREVER : ASK_AGAIN));
    }

    private static Response answer(Request request, Content content) {
        boolean known = request.headers("If-None-Match").stream()
                .anyMatch(value -> value.equals("*") || value.contains(content.etag()));
        byte[] compressed = content.compressed();
        Response headers = Response.of(known ? 304 : 200).with("ETag", content.etag());
        if (compressed != null) {
            headers = headers.with("Vary", "Accept-Encoding");
        }
        if (known) {
            return headers;
        }
        return compressed != null && AcceptEncoding.gzip(request)
                ? headers.with("Content-Encoding", "gzip").body(content.type(), compressed)
                : headers.body(content.type(), content.plain());
    }

    private Content index() throws IOException {
        return find(INDEX)
                .orElseThrow(() -> new Failure(
                        404,
                        "This build has no pages: nothing is in " + folder + ". The host's API works without them."));
    }

    private Optional<Content> find(String path) throws IOException {
        if (path.length() > LONGEST_PATH
                || path.endsWith(COMPRESSED)
                || !FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        Content known = loaded.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        byte[] plain = read(path);
        if (plain == null) {
            return Optional.empty();
        }
        Content content = new Content(plain, read(path + COMPRESSED), type(path), etag(plain));
        loaded.put(path, content);
        return Optional.of(content);
    }

    private byte @Nullable [] read(String path) throws IOException {
        try (InputStream in = loader.getResourceAsStream(folder + path)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static String type(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, ANY_BYTES);
    }

    private static String etag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
