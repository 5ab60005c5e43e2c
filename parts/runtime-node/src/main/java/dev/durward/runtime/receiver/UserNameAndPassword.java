package dev.durward.runtime.receiver;

import dev.durward.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a flow presents to a receiver.
 *
 * @param user the user name; has no colon
 * @param password the password
 */
public record UserNameAndPassword(String user, Secret password) {
    /** The value of an {@code Authorization} header (RFC 7617, UTF-8). */
    String basic() {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
