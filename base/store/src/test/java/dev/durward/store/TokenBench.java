package dev.durward.store;

import dev.durward.domain.oauth.AccessToken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Fills a store with live tokens and prints what it costs: {@code TokenBench <folder> [tokens] [seconds]}. Run it again on
 * the same folder, after a {@code kill -9} for instance, to see how fast a filled store opens. To be run with
 * {@code -Xmx256m}.
 */
public final class TokenBench {
    private static final int CALLERS = 64;
    private static final int CLIENTS = 20;
    private static final int SAMPLES = 1 << 16;

    private final Stores stores;
    private final AtomicInteger next;

    private TokenBench(Stores stores, int first) {
        this.stores = stores;
        this.next = new AtomicInteger(first);
    }

    /** Fills, opens again, and looks up. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int tokens = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000_000;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        int kept = 0;
        try (Stores stores = open(folder)) {
            while (kept < tokens && stores.tokens().find(hash(kept)).isPresent()) {
                kept += 100_000;
            }
            TokenBench bench = new TokenBench(stores, kept);
            int step = Math.max(1, tokens / 5);
            while (bench.next.get() < tokens) {
                bench.insertUpTo(Math.min(tokens, bench.next.get() + step));
                System.out.printf("resident %d MB, on disk %d MB%n", residentMb(), sizeMb(folder));
            }
            kept = bench.next.get();
        }
        try (Stores stores = open(folder)) {
            new TokenBench(stores, kept).measure(seconds);
            System.out.printf("resident %d MB, on disk %d MB%n", residentMb(), sizeMb(folder));
        }
    }

    private static Stores open(Path folder) {
        long started = System.nanoTime();
        Stores stores = SqlStores.open(new StoreConfig.Sqlite(folder));
        long opened = System.nanoTime();
        byte[] hash = hash(-1 - (int) (started >>> 8 & 0xFFFFFF));
        stores.tokens().insert(new AccessToken("demo", hash, "first", Instant.now(), List.of()));
        long issued = System.nanoTime();
        System.out.printf(
                "opened in %.0f ms, first token kept after %.0f ms%n",
                (opened - started) / 1e6, (issued - started) / 1e6);
        stores.tokens().delete("demo", hash);
        return stores;
    }

    private void insertUpTo(int end) throws InterruptedException {
        run("inserts to " + end, Long.MAX_VALUE, end, this::insert);
    }

    private void measure(int seconds) throws InterruptedException {
        int known = next.get();
        long until = seconds * 1_000_000_000L;
        run(
                "finds",
                until,
                Integer.MAX_VALUE,
                i -> stores.tokens().find(hash((int) (Integer.toUnsignedLong(i * 0x9E3779B9) % known))));
        next.set(known);
        run("inserts", until, Integer.MAX_VALUE, this::insert);
    }

    private void insert(int number) {
        stores.tokens()
                .insert(new AccessToken("demo", hash(number), "client-" + number % CLIENTS, Instant.now(), List.of()));
    }

    private void run(String what, long nanos, int end, IntConsumer call) throws InterruptedException {
        long cpu = cpuNanos();
        long started = System.nanoTime();
        int first = next.get();
        AtomicLong samples = new AtomicLong();
        long[] waits = new long[SAMPLES];
        CountDownLatch ended = new CountDownLatch(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            Thread.startVirtualThread(() -> {
                int number = next.getAndIncrement();
                long begun = System.nanoTime();
                while (number < end && begun - started < nanos) {
                    call.accept(number);
                    long done = System.nanoTime();
                    waits[(int) (samples.getAndIncrement() % SAMPLES)] = done - begun;
                    begun = done;
                    number = next.getAndIncrement();
                }
                ended.countDown();
            });
        }
        ended.await();
        next.addAndGet(-CALLERS);
        int count = next.get() - first;
        long[] sorted = Arrays.copyOf(waits, (int) Math.min(SAMPLES, samples.get()));
        Arrays.sort(sorted);
        System.out.printf(
                "%-22s %,9.0f /s  %5.1f us CPU each  p50 %.1f  p99 %.1f  max %.1f ms%n",
                what,
                count / ((System.nanoTime() - started) / 1e9),
                (cpuNanos() - cpu) / 1e3 / count,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    /** A hash that is as good as random, so that it need not be remembered. */
    private static byte[] hash(int number) {
        byte[] hash = new byte[AccessToken.HASH_BYTES];
        SplittableRandom random = new SplittableRandom(number);
        random.nextBytes(hash);
        return hash;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long residentMb() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }

    private static long sizeMb(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }
}
