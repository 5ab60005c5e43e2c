package dev.durward.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends {@link MutatedRequests} to any server over plain sockets, each on a connection of its own, and keeps what a
 * server must not do: answer 5xx, or leave a caller without an end.
 */
public final class HostileCaller {
    /** After this silence the caller stops to send, and the server has {@link #END} to close. */
    private static final Duration SILENCE = Duration.ofMillis(250);

    private static final Duration END = Duration.ofSeconds(5);
    private static final int CALLERS = 64;
    private static final int MOST_BYTES = 256 * 1024;

    /** Any answer of a connection; 505 is the caller's fault by definition (RFC 9110 section 15.6.6). */
    private static final Pattern SERVER_ERROR = Pattern.compile("HTTP/1\\.[01] (5(?!05)\\d\\d) ");

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d\\d\\d) ");

    private final InetSocketAddress server;
    private final MutatedRequests requests;
    private final byte[] last;

    /**
     * A caller of one server.
     *
     * @param hostHeader Host of the well-formed request that follows each damaged one, so that most connections end with
     *     an answer
     */
    public HostileCaller(InetSocketAddress server, String hostHeader, MutatedRequests requests) {
        this.server = server;
        this.requests = requests;
        this.last = ("GET / HTTP/1.1\r\nHost: " + hostHeader + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends the requests of some numbers, many at a time; returns when all have ended. */
    public HostileReport send(long from, long count) throws InterruptedException {
        var report = new HostileReport();
        var next = new AtomicLong(from);
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                for (long number = next.getAndIncrement(); number < from + count; number = next.getAndIncrement()) {
                    call(number, report);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return report;
    }

    private void call(long number, HostileReport report) {
        byte[] request = requests.number(number);
        try (var socket = new Socket()) {
            // no TIME_WAIT: a million connections would use up the ports
            socket.setSoLinger(true, 0);
            socket.connect(server, (int) END.toMillis());
            socket.setTcpNoDelay(true);
            send(socket, request, number);
            judge(number, request, answer(socket), report);
        } catch (SocketTimeoutException hang) {
            report.failed("request " + number + " had no end: " + printable(request));
        } catch (SocketException reset) {
            // the server may cut a caller that goes on sending after its answer
            report.answered(0);
        } catch (IOException unreachable) {
            report.failed("request " + number + " could not be sent: " + unreachable);
        }
    }

    /** In one piece or in two, so that every boundary falls inside a read now and then. */
    private void send(Socket socket, byte[] request, long number) throws IOException {
        OutputStream out = socket.getOutputStream();
        int cut = number % 4 == 0 && request.length > 0 ? (int) (number / 4 % request.length) : 0;
        if (cut > 0) {
            out.write(request, 0, cut);
            out.flush();
        }
        byte[] rest = new byte[request.length - cut + last.length];
        System.arraycopy(request, cut, rest, 0, request.length - cut);
        System.arraycopy(last, 0, rest, request.length - cut, last.length);
        out.write(rest);
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        socket.setSoTimeout((int) SILENCE.toMillis());
        try {
            readToEnd(socket.getInputStream(), answer);
        } catch (SocketTimeoutException waitsForMore) {
            socket.shutdownOutput();
            socket.setSoTimeout((int) END.toMillis());
            readToEnd(socket.getInputStream(), answer);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static void readToEnd(InputStream in, ByteArrayOutputStream answer) throws IOException {
        byte[] buffer = new byte[4096];
        for (int n = in.read(buffer); n >= 0 && answer.size() < MOST_BYTES; n = in.read(buffer)) {
            answer.write(buffer, 0, n);
        }
    }

    private static void judge(long number, byte[] request, String answer, HostileReport report) {
        Matcher error = SERVER_ERROR.matcher(answer);
        if (error.find()) {
            report.failed("request " + number + " got " + error.group(1) + ": " + printable(request));
        }
        Matcher status = STATUS.matcher(answer);
        report.answered(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0);
    }

    private static String printable(byte[] request) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(request.length, 400); i++) {
            char c = (char) (request[i] & 0xff);
            text.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return text.toString();
    }
}
