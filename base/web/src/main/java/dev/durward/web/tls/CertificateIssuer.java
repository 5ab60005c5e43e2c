package dev.durward.web.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a development authority and server certificates; the only class that needs Bouncy Castle. */
final class CertificateIssuer {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

    /** Longest life that Apple's platforms accept for a server certificate of a private authority. */
    private static final Duration SERVER_LIFE = Duration.ofDays(825);

    /** Clients whose clock is a little behind accept a new certificate too. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final int SERIAL_BITS = 120;

    private final String landscape;
    private final InstantSource clock;
    private final SecureRandom random;

    /** A certificate and its private key. */
    record Issued(X509Certificate certificate, PrivateKey key) {}

    private record Subject(String name, PublicKey key, Duration life) {}

    CertificateIssuer(String landscape, InstantSource clock, SecureRandom random) {
        this.landscape = landscape;
        this.clock = clock;
        this.random = random;
    }

    /** A self-signed authority that can vouch for nothing but the landscape and this machine. */
    Issued authority() throws GeneralSecurityException {
        KeyPair keys = newKeys();
        // the serial in the name keeps the authorities of two installations apart in a trust store
        String name = "CN=Durward development CA " + serial().toString(36).substring(0, 6);
        X509v3CertificateBuilder builder =
                builder(new X500Name(name), new Subject(name, keys.getPublic(), AUTHORITY_LIFE));
        add(builder, Extension.basicConstraints, new BasicConstraints(0));
        add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign));
        add(builder, Extension.nameConstraints, constraints());
        addPlain(builder, Extension.subjectKeyIdentifier, identifiers().createSubjectKeyIdentifier(keys.getPublic()));
        return sign(builder, keys.getPrivate(), keys.getPrivate());
    }

    /** A server certificate for the landscape, its virtual hosts and the loopback names. */
    Issued server(Issued authority) throws GeneralSecurityException {
        KeyPair keys = newKeys();
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        var subject = new Subject("CN=Durward development server", keys.getPublic(), SERVER_LIFE);
        X509v3CertificateBuilder builder = builder(issuer, subject);
        add(builder, Extension.basicConstraints, new BasicConstraints(false));
        add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
        addPlain(builder, Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        addPlain(builder, Extension.subjectAlternativeName, names());
        addPlain(builder, Extension.subjectKeyIdentifier, identifiers().createSubjectKeyIdentifier(keys.getPublic()));
        addPlain(
                builder,
                Extension.authorityKeyIdentifier,
                identifiers()
                        .createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
        return sign(builder, authority.key(), keys.getPrivate());
    }

    private NameConstraints constraints() {
        List<GeneralName> permitted = new ArrayList<>();
        permitted.add(new GeneralName(GeneralName.dNSName, landscape));
        permitted.add(new GeneralName(GeneralName.dNSName, "localhost"));
        permitted.add(new GeneralName(GeneralName.iPAddress, "127.0.0.0/8"));
        permitted.add(new GeneralName(GeneralName.iPAddress, "::1/128"));
        return new NameConstraints(permitted.stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new), null);
    }

    private GeneralNames names() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, landscape),
            new GeneralName(GeneralName.dNSName, "*." + landscape),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
    }

    private X509v3CertificateBuilder builder(X500Name issuer, Subject subject) {
        Instant start = clock.instant().minus(BACKDATED);
        return new JcaX509v3CertificateBuilder(
                issuer,
                serial(),
                Date.from(start),
                Date.from(start.plus(subject.life())),
                new X500Name(subject.name()),
                subject.key());
    }

    private BigInteger serial() {
        // the top bit keeps the length, and so the text form, constant
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }

    private KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static JcaX509ExtensionUtils identifiers() throws GeneralSecurityException {
        return new JcaX509ExtensionUtils();
    }

    private static void add(X509v3CertificateBuilder builder, ASN1ObjectIdentifier id, ASN1Encodable value)
            throws GeneralSecurityException {
        extension(builder, new Extension(id, true, encoded(value)));
    }

    private static void addPlain(X509v3CertificateBuilder builder, ASN1ObjectIdentifier id, ASN1Encodable value)
            throws GeneralSecurityException {
        extension(builder, new Extension(id, false, encoded(value)));
    }

    private static byte[] encoded(ASN1Encodable value) throws GeneralSecurityException {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException("cannot encode a certificate extension", e);
        }
    }

    private static void extension(X509v3CertificateBuilder builder, Extension extension)
            throws GeneralSecurityException {
        try {
            builder.addExtension(extension);
        } catch (CertIOException e) {
            throw new GeneralSecurityException("cannot add a certificate extension", e);
        }
    }

    private static Issued sign(X509v3CertificateBuilder builder, PrivateKey signer, PrivateKey own)
            throws GeneralSecurityException {
        try {
            var content = new JcaContentSignerBuilder(SIGNATURE).build(signer);
            return new Issued(new JcaX509CertificateConverter().getCertificate(builder.build(content)), own);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("cannot sign a certificate", e);
        }
    }
}
