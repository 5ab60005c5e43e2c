package dev.durward.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One plain HTTP connection, cheap enough for a load, from any address of this machine. Not for several threads. */
final class Wire implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;

    /** Opens a connection from one of this machine's addresses, such as {@code 127.0.0.2}; an answer may take so long. */
    Wire(String source, int port, int limitMillis) throws IOException {
        socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(source), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), limitMillis);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(limitMillis);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request and reads its answer; the connection stays open unless the request says otherwise. */
    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        ByteArrayOutputStream wire = new ByteArrayOutputStream(512);
        String head = head(wire);
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
            if (body.length < Integer.parseInt(length.group(1))) {
                throw new EOFException("cut off within the body");
            }
            wire.write(body);
        } else if (!head.startsWith("HTTP/1.1 204")) {
            throw new AssertionError("an answer without a length: " + head);
        }
        return Answer.parse(wire.toByteArray());
    }

    private String head(ByteArrayOutputStream wire) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed before the end of the head");
            }
            wire.write(next);
            boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return wire.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // what matters has been read
        }
    }
}
