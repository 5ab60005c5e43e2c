package dev.durward.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param headers values by lower-case name
 */
record Answer(int status, Map<String, List<String>> headers, String text) {
    private static final String HEAD_END = "\r\n\r\n";

    /** Reads an answer as it came over the wire, without the interim ones before it. */
    static Answer parse(byte[] wire) {
        String text = new String(wire, StandardCharsets.UTF_8);
        while (text.startsWith("HTTP/1.1 1")) {
            text = text.substring(text.indexOf(HEAD_END) + HEAD_END.length());
        }
        int end = text.indexOf(HEAD_END);
        if (end < 0) {
            throw new AssertionError("not an HTTP answer: '" + text + "'");
        }
        Map<String, List<String>> headers = new HashMap<>();
        List<String> head = text.substring(0, end).lines().toList();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(
                Integer.parseInt(head.getFirst().split(" ", 3)[1]), headers, text.substring(end + HEAD_END.length()));
    }

    /** The first value; empty text for none. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }

    JsonNode json() throws IOException {
        return Demo.json(text);
    }

    /** Itself, when it is a 2xx. */
    Answer ok() {
        if (status / 100 != 2) {
            throw new AssertionError("expected success, was " + status + ": " + text);
        }
        return this;
    }
}
