package dev.durward.access.session;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a person who is signed in at one host to another: by a code for one use within a minute, which is good at that
 * host only, and only in the browser that asked for it, because that alone holds what the challenge was made of.
 */
public final class HandOffs {
    private static final String PURPOSE = "hand-off";
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final OneTimeCodes codes;

    /** Hands over by one-time codes. */
    public HandOffs(OneTimeCodes codes) {
        this.codes = codes;
    }

    /** What a browser's secret becomes in an address: its SHA-256 in base64url, as in RFC 7636 section 4.2. */
    public static String challenge(String verifier) {
        byte[] hash = HexFormat.of().parseHex(People.sha256(verifier));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Whether a text can be a challenge. */
    public static boolean isChallenge(String text) {
        return CHALLENGE.matcher(text).matches();
    }

    /**
     * A code for another host.
     *
     * @param root id of the session that the person signed in with
     * @param host label of the other host
     * @param challenge what the other host made of the browser's secret
     */
    public String issue(String root, String host, String challenge) {
        return codes.issue(PURPOSE, root + bound(host, challenge), LIFETIME);
    }

    /**
     * The root session of a code, which is used up; empty for one that is not good here.
     *
     * @param host label of the host that the code was presented at
     * @param verifier the browser's secret
     */
    public Optional<String> take(String code, String host, String verifier) {
        String bound = bound(host, challenge(verifier));
        return codes.take(PURPOSE, code)
                .filter(content -> content.endsWith(bound))
                .map(content -> content.substring(0, content.length() - bound.length()));
    }

    private static String bound(String host, String challenge) {
        return ' ' + host + ' ' + challenge;
    }
}
