package dev.durward.cli.remote;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls a server over HTTP/1.1; never follows a redirection, so that credentials stay where they were meant to go. */
public final class Connection implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER_BYTES = 256 * 1024 * 1024;

    private final HttpClient http;

    /** A connection that trusts what the profile says. */
    public Connection(Profile profile) throws Failure {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT);
        if (profile.find(Setting.CA_FILE).isPresent()) {
            builder.sslContext(Certificates.trusted(profile));
        }
        http = builder.build();
    }

    /** Sends a request and reads its whole answer, at most 256 MiB. */
    public Answer send(HttpRequest.Builder request) throws Failure {
        HttpRequest sent = request.timeout(ANSWER_LIMIT).build();
        try {
            HttpResponse<InputStream> response = http.send(sent, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LARGEST_ANSWER_BYTES);
                if (bytes.length == LARGEST_ANSWER_BYTES) {
                    throw new Failure(
                            ExitCode.FAILURE, "The answer of " + sent.uri().getHost() + " is too large.");
                }
                return new Answer(sent.uri(), response.statusCode(), response.headers(), bytes);
            }
        } catch (IOException broken) {
            throw new Failure(ExitCode.UNREACHABLE, explain(broken, sent.uri()), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILURE, "Interrupted.", interrupted);
        }
    }

    private static String explain(IOException broken, URI address) {
        String where = address.getScheme() + "://" + address.getRawAuthority();
        return switch (broken) {
            case HttpTimeoutException slow -> where + " did not answer in time.";
            case SSLException refused ->
                where + " is not trusted, or does not speak TLS: " + refused.getMessage()
                        + "\nA server with its own certificate authority needs " + Setting.CA_FILE.ways() + ".";
            case ConnectException refused
            when isUnresolved(refused) ->
                "The name " + address.getHost() + " is unknown here; check 'server', and the DNS or hosts file.";
            case ConnectException refused ->
                "Nothing answers at " + where + "; does the server run, is the port right?";
            default -> where + ": " + broken.getMessage();
        };
    }

    private static boolean isUnresolved(@Nullable Throwable broken) {
        return broken instanceof UnresolvedAddressException || (broken != null && isUnresolved(broken.getCause()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
