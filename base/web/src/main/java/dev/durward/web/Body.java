package dev.durward.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request; it can be read once, by one thread. */
public interface Body {
    /** Whether the request has a body of at least one byte, or of unknown length. */
    boolean hasBody();

    /**
     * The body as it arrives; reading blocks and takes from the socket only what is read. Without a length limit: the
     * caller counts. A broken or too slow body makes {@code read} throw a {@link Failure} (400, 408), a vanished
     * client an {@link IOException}.
     */
    InputStream stream();

    /**
     * The whole body.
     *
     * @param maxBytes greatest length that is accepted
     * @throws Failure 413 when the body is longer, 400 or 408 when it is broken or too slow
     * @throws IOException when the client is gone
     */
    byte[] bytes(int maxBytes) throws IOException;

    /** A body in memory. */
    static Body of(byte[] content) {
        return new MemoryBody(content.clone());
    }

    /** No body. */
    static Body none() {
        return MemoryBody.NONE;
    }

    /** The failure of a body longer than a limit: 413. */
    static Failure tooLarge(long maxBytes) {
        return new Failure(413, "The request body is longer than " + maxBytes + " bytes.");
    }

    /** A body that is already here. */
    final class MemoryBody implements Body {
        private static final MemoryBody NONE = new MemoryBody(new byte[0]);

        private final byte[] content;

        private MemoryBody(byte[] content) {
            this.content = content;
        }

        /** Takes the array without a copy; the caller gives it away. */
        public static MemoryBody owning(byte[] content) {
            return new MemoryBody(content);
        }

        @Override
        public boolean hasBody() {
            return content.length > 0;
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public byte[] bytes(int maxBytes) {
            if (content.length > maxBytes) {
                throw tooLarge(maxBytes);
            }
            return content.clone();
        }
    }
}
