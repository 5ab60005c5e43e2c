package dev.durward.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What flows trust their TLS receivers by: the authorities that Java knows, and the development authority. */
final class ReceiverTrust {
    private ReceiverTrust() {}

    static SSLContext with(Path authority) throws IOException {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(
                    new File(System.getProperty("java.home"), "lib/security/cacerts"), (char[]) null);
            trusted.setCertificateEntry(
                    "durward-development-ca",
                    CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the trusted authorities of this Java can't be read", unusable);
        }
    }
}
