package dev.durward.cli.remote;

import dev.durward.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header of Basic authentication (RFC 7617). */
final class Basic {
    static final String AUTHORIZATION = "Authorization";

    private Basic() {}

    static String header(String name, Secret secret) {
        byte[] pair = (name + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
