package dev.durward.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the development certificates: made once, reused, renewed. */
class DevelopmentCertificatesTest {
    private static final String LANDSCAPE = "durward.localhost";
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir
    private Path folder;

    private void prepare(String landscape, Instant now) throws IOException {
        DevelopmentCertificates.prepare(folder, landscape, "changeit", InstantSource.fixed(now));
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void privateKeysBelongToTheOwnerOnly() throws IOException {
        prepare(LANDSCAPE, NOW);

        for (String key : new String[] {"ca-key.pem", "server-key.pem"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nextStartReusesEverything() throws IOException {
        prepare(LANDSCAPE, NOW);
        String before = file("ca.pem") + file("server.pem") + file("server-key.pem");

        prepare(LANDSCAPE, NOW.plus(Duration.ofDays(700)));

        assertThat(file("ca.pem") + file("server.pem") + file("server-key.pem")).isEqualTo(before);
    }

    @Test
    void serverCertificateIsRenewedUnderTheSameAuthority() throws Exception {
        prepare(LANDSCAPE, NOW);
        String authority = file("ca.pem");
        String server = file("server.pem");

        prepare(LANDSCAPE, NOW.plus(Duration.ofDays(800)));

        assertThat(file("ca.pem")).isEqualTo(authority);
        assertThat(file("server.pem")).isNotEqualTo(server);
        X509Certificate renewed = Pem.readCertificate(folder.resolve("server.pem"));
        renewed.verify(Pem.readCertificate(folder.resolve("ca.pem")).getPublicKey());
        assertThat(renewed.getNotAfter().toInstant()).isAfter(NOW.plus(Duration.ofDays(1600)));
    }

    @Test
    void anotherLandscapeGetsAnotherAuthority() throws IOException {
        prepare(LANDSCAPE, NOW);
        String authority = file("ca.pem");

        prepare("other.example", NOW);

        assertThat(file("ca.pem")).isNotEqualTo(authority);
    }

    @Test
    void brokenCertificateIsMadeAgain() throws IOException {
        prepare(LANDSCAPE, NOW);
        Files.writeString(folder.resolve("server.pem"), "broken");

        prepare(LANDSCAPE, NOW);

        assertThat(file("server.pem")).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void trustStoreFollowsThePassword() throws Exception {
        prepare(LANDSCAPE, NOW);

        DevelopmentCertificates.prepare(folder, LANDSCAPE, "another", InstantSource.fixed(NOW));

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("truststore.p12"))) {
            store.load(in, "another".toCharArray());
        }
        assertThat(store.size()).isEqualTo(1);
    }
}
