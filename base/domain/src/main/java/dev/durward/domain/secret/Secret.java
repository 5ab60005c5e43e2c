package dev.durward.domain.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret text, such as a client secret or a password, that never shows in logs, errors or debuggers. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps a text, which may be empty. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The secret itself; only for the code that must use it. */
    public String reveal() {
        return text;
    }

    /** The secret as UTF-8 bytes. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in constant time for secrets of one length. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
