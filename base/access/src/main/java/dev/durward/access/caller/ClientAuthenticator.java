package dev.durward.access.caller;

import dev.durward.access.audit.AuditTrail;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Checks an OAuth client's id and secret (contract a.1). Unknown ids cost the same work as wrong secrets (a.4). */
public final class ClientAuthenticator {
    /** Outcome of checking a client. */
    public sealed interface Outcome {
        /** The client is who it says. */
        record Known(OAuthClient client) implements Outcome {}

        /** Unknown id, wrong secret, another account's client, or something disabled; which is not said. */
        record Refused() implements Outcome {}

        /** This source failed too often, or too many checks are waiting. */
        record Slowed(Duration retryAfter) implements Outcome {}
    }

    private static final Duration WHEN_FULL = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 256;

    private final DirectoryService directory;
    private final SecretVerifier secrets;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final GuessLimiter guesses;

    /** Checks against the directory's newest state. */
    public ClientAuthenticator(
            DirectoryService directory, SecretVerifier secrets, AuditTrail audit, InstantSource clock) {
        this.directory = directory;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
        this.guesses = new GuessLimiter(clock);
    }

    /**
     * Checks credentials at an account's token endpoint.
     *
     * @param account the account of the host that was called
     * @param credentials what was presented
     * @param source network address of the caller
     */
    public Outcome authenticate(Account account, BasicCredentials credentials, String source) {
        Directory now = directory.current();
        List<BasicCredentials> readings = credentials.readings();
        for (BasicCredentials reading : readings) {
            // what is remembered comes first, so that no slow check stands in the way of a right secret
            if (secrets.remembered(reading.secret(), hashes(now, account, reading))) {
                return known(now, account, reading);
            }
        }
        String name = limitedName(credentials.name());
        for (BasicCredentials reading : readings) {
            switch (secrets.check(
                    reading.secret(), hashes(now, account, reading), () -> guesses.mayTry(name, source))) {
                case RIGHT -> {
                    guesses.succeeded(name, source);
                    return known(now, account, reading);
                }
                case BUSY -> {
                    Duration pause = guesses.pause(name, source);
                    return new Outcome.Slowed(pause.isZero() ? WHEN_FULL : pause);
                }
                case WRONG -> {
                    // the next reading may be the right one
                }
            }
        }
        guesses.failed(name, source);
        audit.record(new AuditEvent(
                account.name(),
                clock.instant(),
                AuditEvent.Category.SECURITY_EVENTS,
                printable(credentials.name()),
                source,
                "Client authentication failed"));
        return new Outcome.Refused();
    }

    private List<String> hashes(Directory now, Account account, BasicCredentials credentials) {
        Instant time = clock.instant();
        List<String> live = now.client(account.name(), credentials.name())
                .map(known -> liveHashes(known, time))
                .orElse(List.of());
        return live.isEmpty() ? List.of(secrets.decoyHash()) : live;
    }

    private static Outcome known(Directory now, Account account, BasicCredentials credentials) {
        return now.client(account.name(), credentials.name())
                .filter(client -> usable(now, account, client))
                .<Outcome>map(Outcome.Known::new)
                .orElseGet(Outcome.Refused::new);
    }

    /** Names that nobody can have share one place in the caches, so that long ones can't fill the memory. */
    static String limitedName(String name) {
        return name.length() > LONGEST_NAME ? "" : name;
    }

    private static List<String> liveHashes(OAuthClient client, Instant time) {
        return client.secrets().stream()
                .filter(secret -> secret.liveAt(time))
                .map(ClientSecret::hash)
                .toList();
    }

    private static boolean usable(Directory now, Account account, OAuthClient client) {
        return client.enabled()
                && account.enabled()
                && now.subscription(account.name(), client.application())
                        .filter(Subscription::enabled)
                        .isPresent();
    }

    /** What was presented as a name, cut to what a log line can bear. */
    static String printable(String name) {
        String safe = name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .limit(128)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return safe;
    }
}
