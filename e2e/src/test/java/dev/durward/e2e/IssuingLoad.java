package dev.durward.e2e;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers that ask for opaque tokens without a pause until the server is gone, some over connections that stay, some over
 * a new one each time; one revokes what it got. Each caller writes what was answered to a file of its own.
 */
final class IssuingLoad {
    private static final int STAYING = 5;
    private static final int NEW_EACH_TIME = 2;

    private final Path files;
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();

    IssuingLoad(Node node, Path files) throws IOException {
        this.files = Files.createDirectories(files);
        for (int i = 0; i < STAYING; i++) {
            begin("issued-" + i, new Calls("127.0.0.1", node.port()), this::issue);
        }
        for (int i = 0; i < NEW_EACH_TIME; i++) {
            begin("issued-new-" + i, new Calls("127.0.0.1", node.port()), this::issueOverANewConnection);
        }
        begin("revoked-0", new Calls("127.0.0.1", node.port()), this::issueAndRevoke);
    }

    private interface Call {
        String acknowledged(Calls calls) throws IOException;
    }

    private void begin(String name, Calls calls, Call call) {
        callers.add(Thread.ofPlatform().daemon().start(() -> untilTheServerEnds(name, calls, call)));
    }

    private void untilTheServerEnds(String name, Calls calls, Call call) {
        try (BufferedWriter file = Files.newBufferedWriter(files.resolve(name))) {
            while (true) {
                file.write(call.acknowledged(calls));
                file.newLine();
                answered.incrementAndGet();
            }
        } catch (IOException ended) {
            calls.close();
        }
    }

    private String issue(Calls calls) throws IOException {
        return calls.issued(Node.OTHER, Calls.OPAQUE);
    }

    private String issueOverANewConnection(Calls calls) throws IOException {
        calls.close();
        return issue(calls);
    }

    private String issueAndRevoke(Calls calls) throws IOException {
        String token = issue(calls);
        calls.revoke(Node.OTHER, token).ok();
        return token;
    }

    /** How many calls were answered so far. */
    int answered() {
        return answered.get();
    }

    /** Waits until every caller has noticed that the server is gone. */
    void awaitEnd() throws InterruptedException {
        for (Thread caller : callers) {
            caller.join();
        }
    }

    /** Tokens that were answered and that nobody asked to end. */
    List<String> issued() throws IOException {
        return lines("issued-");
    }

    /** Tokens whose end was answered. */
    List<String> revoked() throws IOException {
        return lines("revoked-");
    }

    private List<String> lines(String prefix) throws IOException {
        List<String> lines = new ArrayList<>();
        try (var found = Files.newDirectoryStream(files, prefix + "*")) {
            for (Path file : found) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
