package dev.durward.cli.remote;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which servers are trusted over TLS: those that Java trusts, and those of a certificate authority of one's own. */
final class Trust {
    private Trust() {}

    /** A context that trusts the authorities of a PEM file and those of Java. */
    static SSLContext with(Path authorities) throws Failure {
        try (InputStream file = Files.newInputStream(authorities)) {
            Collection<? extends Certificate> added =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (added.isEmpty()) {
                throw unusable(authorities, null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : added) {
                store.setCertificateEntry("added-" + number++, certificate);
            }
            for (X509Certificate usual : usual()) {
                store.setCertificateEntry("usual-" + number++, usual);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw unusable(authorities, unreadable);
        }
    }

    private static X509Certificate[] usual() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static Failure unusable(Path file, @Nullable Exception cause) {
        String message = "--ca-file: " + file + " holds no certificate in PEM that can be read";
        return cause == null ? Failure.usage(message) : new Failure(ExitCode.USAGE, message, cause);
    }
}
