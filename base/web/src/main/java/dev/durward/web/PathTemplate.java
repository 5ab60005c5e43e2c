package dev.durward.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path such as {@code /accounts/{account}/clients[/]}, taken apart once. */
final class PathTemplate {
    private static final String OPTIONAL_SLASH = "[/]";
    private static final String REST = "...}";

    private final String text;
    private final List<String> segments;
    private final boolean slashAllowed;
    private final boolean takesRest;

    private PathTemplate(String text, List<String> segments, boolean slashAllowed) {
        this.text = text;
        this.segments = segments;
        this.slashAllowed = slashAllowed;
        this.takesRest = text.endsWith(REST);
    }

    static PathTemplate of(String template) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a path template begins with /: " + template);
        }
        boolean slash = template.endsWith(OPTIONAL_SLASH);
        String text = slash ? template.substring(0, template.length() - OPTIONAL_SLASH.length()) : template;
        return new PathTemplate(text, split(text), slash);
    }

    static List<String> split(String path) {
        var parts = new ArrayList<String>();
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            parts.add(path.substring(start, end));
            start = end + 1;
        }
        return parts;
    }

    String text() {
        return text;
    }

    boolean hasParameters() {
        return text.indexOf('{') >= 0;
    }

    boolean slashAllowed() {
        return slashAllowed;
    }

    /** The parameters' values, or null when the path is another one. */
    @Nullable
    Map<String, String> match(List<String> path) {
        int count = path.size();
        if (slashAllowed && count == segments.size() + 1 && path.getLast().isEmpty()) {
            count--;
        }
        if (takesRest ? count < segments.size() : count != segments.size()) {
            return null;
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String value = i == segments.size() - 1 && takesRest
                    ? String.join("/", path.subList(i, path.size()))
                    : path.get(i);
            if (!matches(segment, value, values)) {
                return null;
            }
        }
        return values;
    }

    private static boolean matches(String segment, String value, Map<String, String> values) {
        if (!segment.startsWith("{")) {
            return segment.equals(value);
        }
        if (value.isEmpty()) {
            return false;
        }
        String name = segment.substring(1, segment.length() - (segment.endsWith(REST) ? REST.length() : 1));
        values.put(name, PercentDecoding.decode(value, PercentDecoding.Plus.LITERAL));
        return true;
    }
}
