package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports on disk, in the order they came, in files of a few megabytes. A file goes when its last report was confirmed;
 * after a restart its reports come again from its start, which is harmless because reports are idempotent. Safe for use
 * by several threads.
 */
final class Spool implements AutoCloseable {
    private static final long SEGMENT_BYTES = 8L << 20;
    private static final int PEEK_REPORTS = 500;
    private static final long PEEK_ATTACHMENT_BYTES = 8L << 20;
    private static final String PREFIX = "reports-";
    private static final String SUFFIX = ".spool";

    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private final Path folder;
    private final long limitBytes;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    private final List<MessageLogReport> peeked = new ArrayList<>();
    private long nextNumber;
    private long sizeBytes;
    private long lost;
    private boolean appendable;
    private boolean damaged;

    private Spool(Path folder, long limitBytes) {
        this.folder = folder;
        this.limitBytes = limitBytes;
    }

    /** Opens a folder, with what an earlier process left in it. */
    static Spool open(Path folder, long limitBytes) {
        Spool spool = new Spool(folder, limitBytes);
        try {
            Files.createDirectories(folder);
            spool.inherit();
        } catch (IOException e) {
            throw new UncheckedIOException("spool folder can't be used: " + folder, e);
        }
        return spool;
    }

    /** Appends reports; what doesn't fit or can't be written is lost, counted and logged. */
    synchronized void append(List<MessageLogReport> reports) {
        try {
            ByteBuffer frames = SpoolSegment.frames(reports);
            int bytes = frames.remaining();
            if (sizeBytes + bytes > limitBytes) {
                lose(reports.size(), "the spool has reached its limit of " + limitBytes + " bytes");
                return;
            }
            if (!appendable || segments.getLast().sizeBytes() >= SEGMENT_BYTES) {
                segments.addLast(SpoolSegment.create(file(nextNumber++)));
                appendable = true;
            }
            segments.getLast().append(frames);
            sizeBytes += bytes;
        } catch (IOException e) {
            lose(reports.size(), e.toString());
        }
    }

    /** The oldest reports, at most a batch, at most one of each message; read once and then to be confirmed or closed. */
    synchronized List<MessageLogReport> peek() {
        if (!peeked.isEmpty() || segments.isEmpty()) {
            return Newest.of(peeked);
        }
        SpoolSegment oldest = segments.getFirst();
        try {
            long bytes = 0;
            while (peeked.size() < PEEK_REPORTS && bytes < PEEK_ATTACHMENT_BYTES) {
                Optional<MessageLogReport> next = oldest.next();
                if (next.isEmpty()) {
                    damaged = !oldest.exhausted();
                    break;
                }
                MessageLogReport report = oldest.inherited() ? Interrupted.of(next.get()) : next.get();
                peeked.add(report);
                bytes += report.attachments().stream()
                        .mapToLong(added -> added.content().length)
                        .sum();
            }
        } catch (IOException e) {
            damaged = true;
            log.error("event=spool-unreadable file=\"{}\" reason=\"{}\"", oldest, e.toString());
        }
        return Newest.of(peeked);
    }

    /** Forgets what was peeked. */
    synchronized void confirm() {
        peeked.clear();
        if (segments.isEmpty()) {
            return;
        }
        SpoolSegment oldest = segments.getFirst();
        if (damaged || oldest.exhausted()) {
            damaged = false;
            drop(oldest);
        }
    }

    synchronized boolean isEmpty() {
        return segments.isEmpty();
    }

    synchronized long sizeBytes() {
        return sizeBytes;
    }

    synchronized long lost() {
        return lost;
    }

    /** Closes the files and leaves what is in them for the next process. */
    @Override
    public synchronized void close() {
        for (SpoolSegment segment : segments) {
            try {
                segment.close();
            } catch (IOException e) {
                log.warn("event=spool-close-failed file=\"{}\" reason=\"{}\"", segment, e.toString());
            }
        }
        segments.clear();
    }

    private void drop(SpoolSegment oldest) {
        if (!oldest.exhausted()) {
            log.error("event=spool-damaged file=\"{}\" action=\"the rest of the file is dropped\"", oldest);
        }
        segments.removeFirst();
        sizeBytes -= oldest.sizeBytes();
        appendable = appendable && !segments.isEmpty();
        try {
            oldest.delete();
        } catch (IOException e) {
            log.warn("event=spool-delete-failed file=\"{}\" reason=\"{}\"", oldest, e.toString());
        }
    }

    private void lose(int reports, String reason) {
        lost += reports;
        log.error("event=reports-lost count={} total={} reason=\"{}\"", reports, lost, reason);
    }

    private void inherit() throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> number(file) >= 0)
                    .sorted((a, b) -> Long.compare(number(a), number(b)))
                    .toList();
        }
        for (Path file : files) {
            SpoolSegment segment = SpoolSegment.inherit(file);
            segments.addLast(segment);
            sizeBytes += segment.sizeBytes();
            nextNumber = number(file) + 1;
        }
        if (!files.isEmpty()) {
            log.info("event=spool-found files={} bytes={}", files.size(), sizeBytes);
        }
    }

    private Path file(long number) {
        return folder.resolve(PREFIX + number + SUFFIX);
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return -1;
        }
        try {
            return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        } catch (NumberFormatException foreignFile) {
            return -1;
        }
    }
}
