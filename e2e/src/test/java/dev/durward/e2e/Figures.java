package dev.durward.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times of one kind, and lines {@code PROMISE ...} that scripts gather. Safe for several threads. */
final class Figures {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    /** The number of rounds: the short one, or what the system property {@code durward.rounds} says. */
    static int rounds(int shortForm) {
        return Integer.getInteger("durward.rounds", shortForm);
    }

    /** Whether the long form of the proof was asked for. */
    static boolean full() {
        return System.getProperty("durward.rounds") != null;
    }

    /** Prints what was measured for a promise. */
    static void print(String promise, String measured) {
        System.out.println("PROMISE " + promise + ": " + measured);
    }

    void addNanos(long nanos) {
        millis.add(nanos / NANOS_PER_MILLI);
    }

    int count() {
        return millis.size();
    }

    /** The time in milliseconds that a share of them, 0 to 1, doesn't exceed; 0 for none. */
    double millis(double share) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    /** Half of them, 99 of 100, and the longest. */
    String summary() {
        return String.format(
                Locale.ROOT, "p50 %.0f ms, p99 %.0f ms, longest %.0f ms", millis(0.5), millis(0.99), millis(1));
    }
}
