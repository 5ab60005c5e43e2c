package dev.durward.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server asked of the kernel, as strace saw it in order: a call is there from its first line to its last one, because
 * a thread stands still at both until strace has written.
 */
final class SystemCalls {
    private static final Pattern LINE = Pattern.compile("^(\\d+) +(.*)$");
    private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. (\\w+) resumed>(.*)$");
    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern CALL = Pattern.compile("^(\\w+)\\((\\d+)(?:<([^>]*)>)?(.*)$", Pattern.DOTALL);

    /** One call on a file descriptor, from one line to another. */
    private record Call(String name, int descriptor, String file, String rest, int begin, int end) {}

    /** What became of the answers with a token. */
    record Answers(int durable, int early, int syncs) {}

    private record Begun(String text, int line) {}

    private SystemCalls() {}

    /** Looks at each answer that holds a token. */
    static Answers check(List<String> lines) {
        Map<Integer, Integer> requestRead = new HashMap<>();
        List<Call> syncs = new ArrayList<>();
        int durable = 0;
        int early = 0;
        for (Call call : inOrderOfEnd(lines)) {
            if (call.name().contains("sync") && call.file().contains("tokens")) {
                syncs.add(call);
            } else if (call.rest().contains("/oauth2/api/v1/token")) {
                requestRead.put(call.descriptor(), call.end());
            } else if (call.rest().contains("access_token")) {
                int read = requestRead.getOrDefault(call.descriptor(), Integer.MAX_VALUE);
                boolean synced = syncs.stream().anyMatch(sync -> sync.begin() >= read && sync.end() <= call.begin());
                durable += synced ? 1 : 0;
                early += synced ? 0 : 1;
            }
        }
        return new Answers(durable, early, syncs.size());
    }

    private static List<Call> inOrderOfEnd(List<String> lines) {
        Map<String, Begun> begun = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            Matcher line = LINE.matcher(lines.get(number));
            if (!line.matches()) {
                continue;
            }
            String thread = line.group(1);
            String text = line.group(2);
            Matcher resumed = RESUMED.matcher(text);
            if (text.endsWith(UNFINISHED)) {
                begun.put(thread, new Begun(text.substring(0, text.length() - UNFINISHED.length()), number));
            } else if (resumed.matches()) {
                Begun start = begun.remove(thread);
                if (start != null) {
                    add(calls, start.text() + resumed.group(2), start.line(), number);
                }
            } else {
                add(calls, text, number, number);
            }
        }
        return calls;
    }

    private static void add(List<Call> calls, String text, int begin, int end) {
        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            String file = call.group(3) == null ? "" : call.group(3);
            calls.add(new Call(call.group(1), Integer.parseInt(call.group(2)), file, call.group(4), begin, end));
        }
    }
}
