package dev.durward.web.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Certificates for development, kept in a folder: an authority of this installation alone, and a server certificate
 * that is renewed at start when it ends within 30 days.
 *
 * <p>The authority's name constraints limit it to the landscape and to this machine, so that trusting it is safe.
 *
 * @param authorityFile the authority's certificate as PEM, for {@code curl --cacert}
 * @param trustStoreFile the same certificate as PKCS12, for Java
 * @param material what the TLS listener needs
 */
public record DevelopmentCertificates(Path authorityFile, Path trustStoreFile, TlsMaterial material) {
    /** Password of the trust store unless another is given; the store holds no secret. */
    public static final String DEFAULT_PASSWORD = "changeit";

    private static final String AUTHORITY = "ca.pem";
    private static final String AUTHORITY_KEY = "ca-key.pem";
    private static final String SERVER = "server.pem";
    private static final String SERVER_KEY = "server-key.pem";
    private static final String TRUST_STORE = "truststore.p12";
    private static final String TRUST_STORE_ENTRY = "durward-development-ca";
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final int DNS_NAME = 2;

    /** Makes or reuses the files, with the default password of the trust store. */
    public static DevelopmentCertificates prepare(Path folder, String landscape) throws IOException {
        return prepare(folder, landscape, DEFAULT_PASSWORD);
    }

    /**
     * Makes what is missing, broken, made for another landscape or about to end; reuses the rest.
     *
     * @param folder created when missing
     * @param landscape parent domain of the virtual hosts, for example {@code durward.localhost}
     * @param trustStorePassword password of {@code truststore.p12}, at least 6 characters
     * @throws IOException when the files cannot be written
     */
    public static DevelopmentCertificates prepare(Path folder, String landscape, String trustStorePassword)
            throws IOException {
        return prepare(folder, landscape, trustStorePassword, InstantSource.system());
    }

    static DevelopmentCertificates prepare(
            Path folder, String landscape, String trustStorePassword, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        String domain = landscape.toLowerCase(Locale.ROOT);
        try {
            Instant needed = clock.instant().plus(RENEW_BEFORE);
            if (!usable(folder.resolve(SERVER), domain, needed) || !Files.exists(folder.resolve(SERVER_KEY))) {
                issue(folder, domain, clock);
            }
            trustStore(folder, trustStorePassword.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make development certificates in " + folder, e);
        }
        return new DevelopmentCertificates(
                folder.resolve(AUTHORITY),
                folder.resolve(TRUST_STORE),
                TlsMaterial.ofPem(folder.resolve(SERVER), folder.resolve(SERVER_KEY)));
    }

    /** Whether the server certificate is for the landscape, lives long enough, and is signed by our authority. */
    private static boolean usable(Path server, String domain, Instant needed) throws IOException {
        Path authority = server.resolveSibling(AUTHORITY);
        if (!Files.exists(server) || !Files.exists(authority)) {
            return false;
        }
        try {
            X509Certificate certificate = Pem.readCertificate(server);
            certificate.verify(Pem.readCertificate(authority).getPublicKey());
            return covers(certificate, domain)
                    && certificate.getNotAfter().toInstant().isAfter(needed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean covers(X509Certificate certificate, String domain) throws GeneralSecurityException {
        var names = certificate.getSubjectAlternativeNames();
        return names != null && names.contains(List.of(DNS_NAME, "*." + domain));
    }

    private static void issue(Path folder, String domain, InstantSource clock)
            throws IOException, GeneralSecurityException {
        var issuer = new CertificateIssuer(domain, clock, new SecureRandom());
        CertificateIssuer.Issued authority = authority(folder, domain, issuer, clock.instant());
        CertificateIssuer.Issued server = issuer.server(authority);
        PrivateFile.write(folder.resolve(SERVER_KEY), Pem.privateKey(server.key()));
        PrivateFile.writePublic(folder.resolve(SERVER), Pem.certificate(server.certificate()));
    }

    /** The known authority when it can sign a new certificate, so that clients need not trust another one. */
    private static CertificateIssuer.Issued authority(Path folder, String domain, CertificateIssuer issuer, Instant now)
            throws IOException, GeneralSecurityException {
        Path file = folder.resolve(AUTHORITY);
        Path keyFile = folder.resolve(AUTHORITY_KEY);
        Path server = folder.resolve(SERVER);
        if (Files.exists(keyFile) && usable(server, domain, Instant.EPOCH)) {
            X509Certificate certificate = Pem.readCertificate(file);
            if (certificate.getNotAfter().toInstant().isAfter(now.plus(Duration.ofDays(825)))) {
                return new CertificateIssuer.Issued(certificate, Pem.readEcKey(keyFile));
            }
        }
        CertificateIssuer.Issued made = issuer.authority();
        PrivateFile.write(keyFile, Pem.privateKey(made.key()));
        PrivateFile.writePublic(file, Pem.certificate(made.certificate()));
        return made;
    }

    private static void trustStore(Path folder, char[] password) throws IOException, GeneralSecurityException {
        X509Certificate authority = Pem.readCertificate(folder.resolve(AUTHORITY));
        Path file = folder.resolve(TRUST_STORE);
        if (holds(file, password, authority)) {
            return;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setCertificateEntry(TRUST_STORE_ENTRY, authority);
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        PrivateFile.writePublic(file, bytes.toByteArray());
    }

    private static boolean holds(Path file, char[] password, X509Certificate authority)
            throws GeneralSecurityException {
        if (!Files.exists(file)) {
            return false;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
            return authority.equals(store.getCertificate(TRUST_STORE_ENTRY));
        } catch (IOException e) {
            // another password, or a broken file: it is written again
            return false;
        }
    }
}
