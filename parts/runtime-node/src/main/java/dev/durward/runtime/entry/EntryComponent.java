package dev.durward.runtime.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Camel component {@code durward-http:<path>}: a flow listens under {@code /http/<path>} of its account's host. Options:
 * {@code methods} (comma-separated, default GET,POST,PUT,PATCH,DELETE), {@code csrfProtected} (default true),
 * {@code responseHeaders} (comma-separated names of message headers that go back to the caller).
 */
public final class EntryComponent extends DefaultComponent {
    /** The scheme in flow files. */
    public static final String SCHEME = "durward-http";

    private static final String DEFAULT_METHODS = "GET,POST,PUT,PATCH,DELETE";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");

    private final EntryPoints points;

    /** A component whose flows listen on the given paths. */
    public EntryComponent(EntryPoints points) {
        this.points = points;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!PATH.matcher(remaining).matches()) {
            throw new IllegalArgumentException("the path of " + SCHEME + " must have segments of A-Z a-z 0-9 . _ ~ -,"
                    + " such as 'orders' or 'orders/new', was '" + remaining + "'");
        }
        Set<String> methods = methods(getAndRemoveParameter(parameters, "methods", String.class, DEFAULT_METHODS));
        boolean csrfProtected = getAndRemoveParameter(parameters, "csrfProtected", Boolean.class, true);
        List<String> headers = names(getAndRemoveParameter(parameters, "responseHeaders", String.class, ""));
        return new EntryEndpoint(uri, this, points, new EntryOptions("/" + remaining, methods, csrfProtected, headers));
    }

    private static Set<String> methods(String list) {
        Set<String> methods = new TreeSet<>();
        for (String name : names(list)) {
            String method = name.toUpperCase(Locale.ROOT);
            if (!METHODS.contains(method)) {
                throw new IllegalArgumentException("option 'methods' of " + SCHEME + " knows no method '" + name + "'");
            }
            methods.add(method);
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
