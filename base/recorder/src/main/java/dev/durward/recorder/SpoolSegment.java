package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One file of the spool: frames of length, checksum and report, one after the other. A frame cut short by a crash, or
 * damaged, ends the file.
 */
final class SpoolSegment implements AutoCloseable {
    private static final int FRAME_HEADER_BYTES = 8;

    private final Path file;
    private final FileChannel channel;
    private final boolean inherited;
    private long readPosition;
    private long size;

    private SpoolSegment(Path file, FileChannel channel, boolean inherited) throws IOException {
        this.file = file;
        this.channel = channel;
        this.inherited = inherited;
        this.size = channel.size();
    }

    static SpoolSegment create(Path file) throws IOException {
        return new SpoolSegment(
                file,
                FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                false);
    }

    /** Opens a file that an earlier process left. */
    static SpoolSegment inherit(Path file) throws IOException {
        return new SpoolSegment(file, FileChannel.open(file, StandardOpenOption.READ), true);
    }

    static ByteBuffer frames(List<MessageLogReport> reports) throws IOException {
        var bytes = new ByteArrayOutputStream(reports.size() * 1024);
        var body = new ByteArrayOutputStream(1024);
        var out = new DataOutputStream(bytes);
        for (MessageLogReport report : reports) {
            body.reset();
            ReportCodec.write(report, new DataOutputStream(body));
            byte[] content = body.toByteArray();
            out.writeInt(content.length);
            out.writeInt(checksum(content));
            out.write(content);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    boolean inherited() {
        return inherited;
    }

    long sizeBytes() {
        return size;
    }

    /** Appends frames and returns when they are on the disk; after a failure the file is as before. */
    void append(ByteBuffer frames) throws IOException {
        long position = size;
        try {
            while (frames.hasRemaining()) {
                position += channel.write(frames, position);
            }
            channel.force(false);
        } catch (IOException full) {
            channel.truncate(size);
            throw full;
        }
        size = position;
    }

    /** The next report; empty at the end of what can be read. */
    Optional<MessageLogReport> next() throws IOException {
        ByteBuffer header = read(FRAME_HEADER_BYTES);
        if (header.remaining() < FRAME_HEADER_BYTES) {
            return Optional.empty();
        }
        int length = header.getInt();
        int checksum = header.getInt();
        if (length < 0 || length > size - readPosition - FRAME_HEADER_BYTES) {
            return Optional.empty();
        }
        readPosition += FRAME_HEADER_BYTES;
        byte[] content = read(length).array();
        if (checksum(content) != checksum) {
            readPosition -= FRAME_HEADER_BYTES;
            return Optional.empty();
        }
        readPosition += length;
        return Optional.of(ReportCodec.read(new DataInputStream(new ByteArrayInputStream(content))));
    }

    boolean exhausted() {
        return readPosition >= size;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return file.getFileName() + " at " + readPosition + " of " + size;
    }

    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        long position = readPosition;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                break;
            }
            position += count;
        }
        return buffer.flip();
    }

    private static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
