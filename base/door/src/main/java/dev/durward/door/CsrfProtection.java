package dev.durward.door;

import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * CSRF tokens as the original hands them out (contract section 6). No session is kept: the cookie holds its own end, and
 * the token is an HMAC of the cookie, the host and the user, so that no caller can fill the memory. A cookie of this kind
 * never authenticates anybody.
 */
public final class CsrfProtection {
    private static final String HEADER = "X-CSRF-Token";
    private static final String FETCH = "Fetch";
    private static final String REQUIRED = "Required";
    private static final String COOKIE = "JSESSIONID";
    private static final Duration LIFETIME = Duration.ofMinutes(20);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SESSION_BYTES = 24;
    private static final int TOKEN_BYTES = 16;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final InstantSource clock;
    private final SecureRandom random;
    private final SecretKeySpec key;

    /**
     * Tokens under a key.
     *
     * @param key 32 bytes; the same in all processes that answer for a host
     */
    public CsrfProtection(InstantSource clock, SecureRandom random, byte[] key) {
        this.clock = clock;
        this.random = random;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Whether a request asks for a token; header name and value in any case. */
    public static boolean fetches(Request request) {
        return SAFE.contains(request.method())
                && request.header(HEADER).filter(FETCH::equalsIgnoreCase).isPresent();
    }

    /**
     * The answer with a token: that of the session that the request came with while it lives, so that callers who share a
     * cookie don't break each other's; else a new one with its cookie.
     *
     * @param user the caller, for whom alone the token is good
     * @param path where the cookie is sent, below the host or the prefix of the path form
     */
    public Response withToken(Response response, Request request, String user, String path) {
        Optional<String> known = sessions(request).filter(this::live).findFirst();
        if (known.isPresent()) {
            return response.with(HEADER, token(known.get(), request, user));
        }
        String id = newSession();
        String secure = request.target().scheme().equals("https") ? "; Secure" : "";
        return response.with(HEADER, token(id, request, user))
                .with(
                        "Set-Cookie",
                        COOKIE + "=" + id + "; Path=" + request.target().pathPrefix() + path + "; HttpOnly" + secure
                                + "; SameSite=Strict");
    }

    private String newSession() {
        byte[] session = new byte[SESSION_BYTES];
        random.nextBytes(session);
        ByteBuffer.wrap(session).putLong(clock.instant().plus(LIFETIME).getEpochSecond());
        return HexFormat.of().withUpperCase().formatHex(session);
    }

    /**
     * Lets a modifying request pass that carries the token of its session; others need none.
     *
     * @throws Failure 403 with {@code X-CSRF-Token: Required}
     */
    public void check(Request request, String user) {
        if (SAFE.contains(request.method())) {
            return;
        }
        String presented = request.header(HEADER).orElse("");
        if (sessions(request).noneMatch(id -> live(id) && equal(token(id, request, user), presented))) {
            throw new Failure(
                            403,
                            "CSRF token validation failed! Fetch a token with GET and X-CSRF-Token: Fetch, then send it"
                                    + " with the cookie that came with it")
                    .with(HEADER, REQUIRED);
        }
    }

    private boolean live(String session) {
        try {
            byte[] bytes = HexFormat.of().parseHex(session);
            return bytes.length == SESSION_BYTES
                    && ByteBuffer.wrap(bytes).getLong() > clock.instant().getEpochSecond();
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private String token(String session, Request request, String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = session + " " + request.target().hostLabel() + " " + user;
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(hash, TOKEN_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static Stream<String> sessions(Request request) {
        return request.headers("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1));
    }

    private static boolean equal(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
