package dev.durward.runtime.flow;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A flow's file as it was found.
 *
 * @param key which flow it is
 * @param path where it lies
 * @param fingerprint changes when the file does: its length and time of change
 */
record FlowFile(FlowKey key, Path path, String fingerprint) {
    /** A flow is a page or two of text; more than this is some other file. */
    private static final int LIMIT_BYTES = 1 << 20;

    /** Name of the file, for messages. */
    String name() {
        return path.getFileName().toString();
    }

    /**
     * The text.
     *
     * @throws FlowFileException if it is too long, not UTF-8, or can't be read
     */
    String read() throws FlowFileException {
        try {
            if (Files.size(path) > LIMIT_BYTES) {
                throw new FlowFileException(name() + ": longer than " + LIMIT_BYTES + " bytes");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (MalformedInputException notUtf8) {
            throw new FlowFileException(name() + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new FlowFileException(name() + ": can't be read: " + e);
        }
    }
}
