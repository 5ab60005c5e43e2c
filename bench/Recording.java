import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import dev.durward.store.log.MessageLogRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes reports of finished messages, two properties and one run each, into a store, as the recorder's delivery does:
 * one caller, batches of up to 500, the next after the last one's commit.
 *
 * <pre>
 * Recording fill FOLDER LOGS GUIDS                       writes LOGS logs and their ids, one a line, to the file GUIDS
 * Recording measure FOLDER SECONDS RUNS WARM_UP_SECONDS  prints a line "RESULT logs/s p50_ms p99_ms errors cpu_us" a run
 * </pre>
 */
public final class Recording {
    private static final String ACCOUNT = "demo";
    private static final int BATCH = 500;
    private static final Duration BETWEEN_FILLED = Duration.ofMillis(100);

    private final MessageLogRepository logs;
    private final SecureRandom random = new SecureRandom();
    private int number;

    private Recording(MessageLogRepository logs) {
        this.logs = logs;
    }

    /** Does what the first argument says. */
    public static void main(String[] arguments) throws IOException {
        try (Stores stores = SqlStores.open(new StoreConfig.Sqlite(Path.of(arguments[1])))) {
            Recording recording = new Recording(stores.logs());
            switch (arguments[0]) {
                case "fill" -> recording.fill(Integer.parseInt(arguments[2]), Path.of(arguments[3]));
                case "measure" -> {
                    recording.run(Duration.ofSeconds(Integer.parseInt(arguments[4])));
                    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                        System.out.println(
                                "RESULT " + recording.run(Duration.ofSeconds(Integer.parseInt(arguments[2]))));
                    }
                    System.out.println("RESIDENT " + residentMegabytes());
                }
                default -> throw new IllegalArgumentException("fill or measure, not " + arguments[0]);
            }
        }
    }

    private void fill(int count, Path guids) throws IOException {
        long began = System.nanoTime();
        Instant first = Instant.now().minus(BETWEEN_FILLED.multipliedBy(count));
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(guids))) {
            while (number < count) {
                List<MessageLogReport> batch = new ArrayList<>();
                while (batch.size() < BATCH && number < count) {
                    MessageLogReport report = report(first.plus(BETWEEN_FILLED.multipliedBy(number)));
                    out.println(report.log().messageGuid());
                    batch.add(report);
                }
                logs.write(batch);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("filled with %d logs in %.1f s, %.0f logs/s%n", count, seconds, count / seconds);
    }

    private String run(Duration duration) {
        List<Long> times = new ArrayList<>();
        int before = number;
        long cpu = cpuNanos();
        long began = System.nanoTime();
        while (System.nanoTime() - began < duration.toNanos()) {
            List<MessageLogReport> batch = new ArrayList<>();
            while (batch.size() < BATCH) {
                batch.add(report(Instant.now()));
            }
            long handedOver = System.nanoTime();
            logs.write(batch);
            times.add(System.nanoTime() - handedOver);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        int written = number - before;
        times.sort(null);
        // an error would have ended the program: write returns after the commit or throws
        return "%.0f %.2f %.2f 0 %.1f"
                .formatted(
                        written / seconds,
                        percentile(times, 50) / 1e6,
                        percentile(times, 99) / 1e6,
                        written == 0 ? 0.0 : (cpuNanos() - cpu) / 1e3 / written);
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private static long residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private MessageLogReport report(Instant start) {
        number++;
        Instant end = start.plusMillis(20);
        boolean failed = number % 10 == 0;
        MessageStatus status = failed ? MessageStatus.FAILED : MessageStatus.COMPLETED;
        String flow = "flow-" + number % 20;
        MessageProcessingLog log = new MessageProcessingLog(
                MessageGuid.next(start, random),
                MessageGuid.next(start, random),
                number % 3 == 0 ? "ORDER-" + number : null,
                null,
                start,
                end,
                "webshop",
                "erp",
                status,
                IntegrationArtifact.flow(flow, "Flow " + number % 20, "bench", "Bench flows"),
                LogLevel.INFO,
                status.name(),
                "0af7651916cd43dd8448eb211c80319c",
                null,
                "CPI_demo",
                "CPI_demo");
        return new MessageLogReport(
                ACCOUNT,
                1,
                "bench-node",
                log,
                List.of(
                        new CustomHeaderProperty("order", "4711-" + number),
                        new CustomHeaderProperty("region", "EMEA")),
                List.of(),
                List.of(new Run(
                        MessageGuid.next(start, random), start, end, LogLevel.INFO, status, "bench-node")),
                Optional.empty());
    }
}
