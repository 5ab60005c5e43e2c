package dev.durward.cli.remote;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The certificates that servers present. */
public final class Certificates {
    private static final int LIMIT_MILLIS = 10_000;

    private Certificates() {}

    /** What a profile trusts. */
    static SSLContext trusted(Profile profile) throws Failure {
        Optional<String> authorities = profile.find(Setting.CA_FILE);
        if (authorities.isPresent()) {
            return Trust.with(Path.of(authorities.get()));
        }
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException broken) {
            throw new Failure(ExitCode.FAILURE, "This Java's own certificate authorities can't be read.", broken);
        }
    }

    /**
     * When the certificate of a server ends.
     *
     * @throws IOException when the server isn't trusted, has another name, or doesn't speak TLS
     */
    public static Instant end(Profile profile, String host, int port) throws Failure, IOException {
        try (SSLSocket socket = (SSLSocket) trusted(profile).getSocketFactory().createSocket(host, port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            Certificate own = socket.getSession().getPeerCertificates()[0];
            return ((X509Certificate) own).getNotAfter().toInstant();
        }
    }
}
