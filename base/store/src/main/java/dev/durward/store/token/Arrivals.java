package dev.durward.store.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places of tokens in memory, by the start of their hash: an open table of fixed size. One thread adds, any thread looks.
 * A start may be there several times, and stands for a token only if there is such a row.
 */
final class Arrivals {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
    // the client of a free slot; the database counts clients from 1
    private static final long FREE = 0;

    private final int capacity;
    private final int mask;
    private final long[] starts;
    private final long[] clients;
    private final long[] times;
    private int added;
    private volatile int size;
    private volatile long oldestMs = Long.MAX_VALUE;

    /** An empty table for a number of tokens. */
    Arrivals(int capacity) {
        // half of the slots stay free, so that a look takes one or two steps
        int slots = Integer.highestOneBit(Math.max(1, capacity - 1)) * 4;
        this.capacity = capacity;
        this.mask = slots - 1;
        this.starts = new long[slots];
        this.clients = new long[slots];
        this.times = new long[slots];
    }

    boolean full() {
        return size >= capacity;
    }

    int size() {
        return size;
    }

    /** The earliest issue of those added, milliseconds since 1970; the end of time while there is none. */
    long oldestMs() {
        return oldestMs;
    }

    /** Adds a token of a client, 1 or more; by one thread at a time, and never to a full table. */
    void add(long start, TokenPlace place) {
        int slot = slot(start);
        while (clients[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        starts[slot] = start;
        times[slot] = place.issuedAtMs();
        // last: whoever sees it sees the others
        ELEMENT.setRelease(clients, slot, place.client());
        oldestMs = Math.min(oldestMs, place.issuedAtMs());
        size = ++added;
    }

    /** Adds every place of a start to a list. */
    void collect(long start, List<TokenPlace> found) {
        int slot = slot(start);
        long client = (long) ELEMENT.getAcquire(clients, slot);
        while (client != FREE) {
            if (starts[slot] == start) {
                found.add(new TokenPlace(client, times[slot]));
            }
            slot = (slot + 1) & mask;
            client = (long) ELEMENT.getAcquire(clients, slot);
        }
    }

    /** The starts in the order of their bytes, each once. */
    long[] sortedStarts() {
        // bytes compare as unsigned numbers
        return IntStream.range(0, clients.length)
                .filter(slot -> clients[slot] != FREE)
                .mapToLong(slot -> starts[slot] ^ Long.MIN_VALUE)
                .sorted()
                .distinct()
                .map(start -> start ^ Long.MIN_VALUE)
                .toArray();
    }

    /** Starts are as good as random. */
    private int slot(long start) {
        return (int) (start >>> Integer.SIZE) & mask;
    }
}
