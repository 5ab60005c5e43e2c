package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A token is on the disk before it is answered, as the kernel saw it: promise 3. */
@Timeout(600)
class SyncBeforeAnswerTest {
    private static final int SHORT_CALLS = 300;
    private static final int CALLERS = 4;
    private static final int POLL_MILLIS = 20;
    private static final int LIMIT_SECONDS = 30;
    private static final String CALLS = "trace=fsync,fdatasync,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyTokenIsSyncedBetweenItsRequestAndItsAnswer() throws Exception {
        assumeTrue(hasStrace(), "strace is missing; on Debian: apt-get install strace");
        int calls = Figures.rounds(SHORT_CALLS);
        Path log = folder.resolve("strace.log");
        try (Node node = Node.onSqlite(folder, "").start()) {
            // what is paid once is paid before
            issue(node, CALLERS);
            Process strace = attach(node, log);
            issue(node, calls);
            strace.destroy();
            assertThat(strace.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        SystemCalls.Answers answers = SystemCalls.check(Files.readAllLines(log));
        Figures.print(
                "3",
                "%d answers with a token, %d of them before a sync of the tokens that began after their request, %d syncs"
                        .formatted(answers.durable() + answers.early(), answers.early(), answers.syncs()));
        assertThat(answers.early()).isZero();
        assertThat(answers.durable()).isEqualTo(calls / CALLERS * CALLERS);
    }

    private static boolean hasStrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private Process attach(Node node, Path log) throws Exception {
        Path said = folder.resolve("strace.out");
        Process strace = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-y",
                        "-s",
                        "300",
                        "-e",
                        CALLS,
                        "-o",
                        log.toString(),
                        "-p",
                        Long.toString(node.process().pid()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        long begun = System.nanoTime();
        while (!Files.readString(said).contains("attached")) {
            assumeTrue(strace.isAlive(), "strace may not look into other processes here");
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(LIMIT_SECONDS));
            Thread.sleep(POLL_MILLIS);
        }
        return strace;
    }

    private static void issue(Node node, int calls) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(Thread.ofPlatform().start(() -> {
                try (Calls own = Calls.to(node)) {
                    for (int i = 0; i < calls / CALLERS; i++) {
                        own.issued(Node.OTHER, Calls.OPAQUE);
                    }
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
