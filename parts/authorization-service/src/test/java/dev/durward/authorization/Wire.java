package dev.durward.authorization;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to a listener on the loopback, kept alive, from an address of choice: no HTTP client in between. */
public final class Wire implements AutoCloseable {
    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    /**
     * What came back.
     *
     * @param head status line and headers as they came
     */
    public record Reply(int status, String head, String body) {}

    /** Connects from {@code 127.0.0.<source>}, 1 to 254, so that tests are not one source to the guess limiter. */
    public Wire(int port, int source) throws IOException {
        InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) source});
        socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port, from, 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a form to a host and reads the answer; {@code headers} are whole lines, each with its end. */
    public Reply send(String method, String label, String pathAndQuery, String headers, String form)
            throws IOException {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + pathAndQuery + " HTTP/1.1\r\nHost: " + label + ".durward.localhost\r\n" + headers
                + (body.length == 0 ? "" : "Content-Type: application/x-www-form-urlencoded\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        socket.getOutputStream().write(request.toByteArray());
        return reply();
    }

    private Reply reply() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int character = in.read();
            if (character < 0) {
                throw new IOException("the server closed the connection after: " + head);
            }
            head.append((char) character);
        }
        String text = head.toString();
        int at = text.toLowerCase(Locale.ROOT).indexOf("content-length: ") + "content-length: ".length();
        int length = Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Reply(Integer.parseInt(text.substring(9, 12)), text, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
