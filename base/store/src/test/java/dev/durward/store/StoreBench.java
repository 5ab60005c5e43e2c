package dev.durward.store;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.SortKey;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import dev.durward.domain.oauth.AccessToken;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints what a store does in a second: {@code StoreBench <folder> [seconds] [logs]}. */
public final class StoreBench {
    private static final int CALLERS = 64;
    private static final int BATCH = 500;
    private static final String ACCOUNT = "demo";

    private final Stores stores;
    private final int seconds;
    private final SecureRandom random = new SecureRandom();
    private final List<String> guids = new ArrayList<>();

    private StoreBench(Stores stores, int seconds) {
        this.stores = stores;
        this.seconds = seconds;
    }

    /** Runs all measurements on a folder. */
    public static void main(String[] arguments) throws InterruptedException {
        long start = System.nanoTime();
        try (Stores stores = SqlStores.open(new StoreConfig.Sqlite(Path.of(arguments[0])))) {
            print("open", (System.nanoTime() - start) / 1e6, "ms");
            int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
            int logs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200_000;
            StoreBench bench = new StoreBench(stores, seconds);
            for (int round = 0; round < 3; round++) {
                bench.tokens();
            }
            bench.logs(logs);
            bench.logByKey();
            bench.pages();
        }
    }

    private void tokens() throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        double rate = concurrently(() -> {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            stores.tokens()
                    .insert(new AccessToken(
                            ACCOUNT, hash, "client-" + number.getAndIncrement() % 20, Instant.now(), List.of()));
        });
        print("token inserts, " + CALLERS + " callers", rate, "/s");
        byte[] known = new byte[32];
        stores.tokens().insert(new AccessToken(ACCOUNT, known.clone(), "finder", Instant.now(), List.of()));
        print(
                "token finds, " + CALLERS + " callers",
                concurrently(() -> stores.tokens().find(known)),
                "/s");
        stores.tokens().delete(ACCOUNT, known);
    }

    private void logs(int count) {
        long start = System.nanoTime();
        for (int written = 0; written < count; written += BATCH) {
            List<MessageLogReport> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(report(Instant.now(), written + i));
            }
            stores.logs().write(batch);
        }
        print("log reports, one caller, batches of " + BATCH, count / ((System.nanoTime() - start) / 1e9), "/s");
    }

    private void logByKey() throws InterruptedException {
        Random pick = new Random(1);
        stores.logs().log(ACCOUNT, guids.getFirst());
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            stores.logs().log(ACCOUNT, guids.get(pick.nextInt(guids.size())));
        }
        print("log by key, one caller", (System.nanoTime() - start) / 1e3 / 20_000, "us");
        double rate =
                concurrently(() -> stores.logs().log(ACCOUNT, guids.get((int) (System.nanoTime() % guids.size()))));
        print("log by key, " + CALLERS + " callers", rate, "/s");
    }

    private void pages() {
        page("first page asked", PageQuery.first(Criterion.ALL, 1000));
        for (int i = 0; i < 30; i++) {
            stores.logs().logs(ACCOUNT, PageQuery.first(Criterion.ALL, 1000));
        }
        page("page of 1000, default order", PageQuery.first(Criterion.ALL, 1000));
        page(
                "page of 1000, LogEnd desc",
                new PageQuery(Criterion.ALL, List.of(new SortKey("LogEnd", true)), Optional.empty(), 0, 1000));
        long start = System.nanoTime();
        long count = stores.logs().countLogs(ACCOUNT, Criterion.ALL);
        print("count of " + count, (System.nanoTime() - start) / 1e6, "ms");
    }

    private void page(String name, PageQuery query) {
        long start = System.nanoTime();
        stores.logs().logs(ACCOUNT, query);
        print(name, (System.nanoTime() - start) / 1e6, "ms");
    }

    private double concurrently(Runnable call) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(CALLERS);
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; i < CALLERS; i++) {
            Thread.startVirtualThread(() -> {
                while (System.nanoTime() < deadline) {
                    call.run();
                    done.incrementAndGet();
                }
                ended.countDown();
            });
        }
        ended.await();
        return (double) done.get() / seconds;
    }

    private MessageLogReport report(Instant now, int number) {
        String guid = MessageGuid.next(now, random);
        guids.add(guid);
        MessageProcessingLog log = new MessageProcessingLog(
                guid,
                MessageGuid.next(now, random),
                number % 3 == 0 ? "ORDER-" + number : null,
                null,
                now,
                now.plusMillis(20),
                "Shop",
                "ERP",
                number % 10 == 0 ? MessageStatus.FAILED : MessageStatus.COMPLETED,
                IntegrationArtifact.flow("Flow_" + number % 20, "Flow " + number % 20, "Demo", "Demo package"),
                LogLevel.INFO,
                "COMPLETED",
                "0af7651916cd43dd8448eb211c80319c",
                null,
                "CPI_demo",
                "CPI_demo");
        return new MessageLogReport(
                ACCOUNT,
                1,
                "node-1",
                log,
                List.of(
                        new CustomHeaderProperty("order", "4711-" + number),
                        new CustomHeaderProperty("region", "EMEA")),
                List.of(),
                List.of(new Run(
                        MessageGuid.next(now, random),
                        now,
                        now.plusMillis(20),
                        LogLevel.INFO,
                        MessageStatus.COMPLETED,
                        "node-1")),
                Optional.empty());
    }

    private static void print(String what, double value, String unit) {
        System.out.printf("%-50s %,14.1f %s%n", what, value, unit);
    }
}
