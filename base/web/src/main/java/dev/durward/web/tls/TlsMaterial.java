package dev.durward.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server's certificate chain and private key, both as PEM text. */
public final class TlsMaterial {
    private final byte[] certificateChain;
    private final byte[] privateKey;

    private TlsMaterial(byte[] certificateChain, byte[] privateKey) {
        this.certificateChain = certificateChain;
        this.privateKey = privateKey;
    }

    /**
     * Reads both files.
     *
     * @param certificateChain PEM, the server's certificate first
     * @param privateKey PEM, PKCS#8 ({@code BEGIN PRIVATE KEY}), not encrypted
     * @throws IOException when a file cannot be read or holds something else
     */
    public static TlsMaterial ofPem(Path certificateChain, Path privateKey) throws IOException {
        return new TlsMaterial(
                read(certificateChain, "-----BEGIN CERTIFICATE-----"), read(privateKey, "PRIVATE KEY-----"));
    }

    private static byte[] read(Path file, String marker) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (!new String(content, java.nio.charset.StandardCharsets.ISO_8859_1).contains(marker)) {
            throw new IOException(file + " is not a PEM file with " + marker);
        }
        return content;
    }

    /** The chain as PEM text. */
    public byte[] certificateChain() {
        return certificateChain.clone();
    }

    /** The key as PEM text; only for the code that opens the listener. */
    public byte[] privateKey() {
        return privateKey.clone();
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "TlsMaterial[***]";
    }
}
