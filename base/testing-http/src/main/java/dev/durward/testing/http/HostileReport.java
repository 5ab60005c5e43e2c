package dev.durward.testing.http;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What came of damaged requests; filled by many threads. */
public final class HostileReport {
    private static final int MOST_FAILURES = 20;

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    HostileReport() {}

    void answered(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    void failed(String failure) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(failure);
        }
    }

    /** How often each status came first on its connection; 0 stands for no answer. */
    public Map<Integer, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** What the server must not do, each with the request that made it; the first 20. */
    public List<String> failures() {
        return List.copyOf(failures);
    }
}
