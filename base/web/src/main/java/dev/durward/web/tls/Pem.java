package dev.durward.web.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates and keys as PEM text (RFC 7468). */
final class Pem {
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    static byte[] certificate(X509Certificate certificate) throws GeneralSecurityException {
        return armoured("CERTIFICATE", certificate.getEncoded());
    }

    static byte[] privateKey(PrivateKey key) {
        return armoured("PRIVATE KEY", key.getEncoded());
    }

    static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    static PrivateKey readEcKey(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text));
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(file + " is not a PEM key", e);
        }
    }

    private static byte[] armoured(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        String text = "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
