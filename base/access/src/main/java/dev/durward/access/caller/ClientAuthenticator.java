package dev.durward.access.caller;

import dev.durward.access.audit.AuditTrail;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.secret.FailedCheckRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Checks who calls the authorization service: an OAuth client by its id and secret (contract a.1), or an application by
 * {@code provider/application} and its secret. Unknown names cost the same work as wrong secrets (a.4).
 */
public final class ClientAuthenticator {
    /** Outcome of checking a caller. */
    public sealed interface Outcome {
        /** The caller is this client. */
        record Known(OAuthClient client) implements Outcome {}

        /** The caller is this application, which the account subscribes to. */
        record KnownApplication(ApplicationKey application) implements Outcome {}

        /** Unknown name, wrong secret, another account's client, or something disabled; which is not said. */
        record Refused() implements Outcome {}

        /** This source failed too often, or too many checks are waiting. */
        record Slowed(Duration retryAfter) implements Outcome {}
    }

    private final DirectoryService directory;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final CredentialGuard guard;

    /** Checks against the directory's newest state. */
    public ClientAuthenticator(
            DirectoryService directory,
            SecretVerifier secrets,
            AuditTrail audit,
            FailedCheckRepository failedChecks,
            InstantSource clock) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.guard = new CredentialGuard(secrets, new GuessLimiter(clock), new GuessBudget(failedChecks, clock));
    }

    /**
     * Checks credentials at an account's host.
     *
     * @param account the account of the host that was called
     * @param credentials what was presented
     * @param source network address of the caller
     */
    public Outcome authenticate(Account account, BasicCredentials credentials, String source) {
        Directory now = directory.current();
        Outcome outcome = switch (guard.check(credentials, reading -> hashes(now, account, reading), source)) {
            case CredentialGuard.Verdict.Right(var reading) -> known(now, account, reading);
            case CredentialGuard.Verdict.Wrong() -> new Outcome.Refused();
            case CredentialGuard.Verdict.Slowed(var retryAfter) -> new Outcome.Slowed(retryAfter);
        };
        switch (outcome) {
            case Outcome.Known known -> {}
            case Outcome.KnownApplication known -> {}
            case Outcome.Refused refused -> record(account, credentials, source);
            case Outcome.Slowed slowed -> record(account, credentials, source);
        }
        return outcome;
    }

    private void record(Account account, BasicCredentials credentials, String source) {
        audit.record(new AuditEvent(
                account.name(),
                clock.instant(),
                AuditEvent.Category.SECURITY_EVENTS,
                credentials.printableName(),
                source,
                "Client authentication failed"));
    }

    private List<String> hashes(Directory now, Account account, BasicCredentials credentials) {
        Instant time = clock.instant();
        List<ClientSecret> secrets = application(credentials.name())
                .map(application -> now.applicationSecrets(account.name(), application))
                .orElseGet(() -> now.client(account.name(), credentials.name())
                        .map(OAuthClient::secrets)
                        .orElse(List.of()));
        return secrets.stream()
                .filter(secret -> secret.liveAt(time))
                .map(ClientSecret::hash)
                .toList();
    }

    /** No client id holds a slash, so a name can't be read both ways. */
    private static Optional<ApplicationKey> application(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApplicationKey(name.substring(0, slash), name.substring(slash + 1)));
        } catch (IllegalArgumentException notAnApplication) {
            return Optional.empty();
        }
    }

    private static Outcome known(Directory now, Account account, BasicCredentials reading) {
        Optional<ApplicationKey> application = application(reading.name());
        if (application.isPresent()) {
            return usable(now, account, application.get())
                    ? new Outcome.KnownApplication(application.get())
                    : new Outcome.Refused();
        }
        return now.client(account.name(), reading.name())
                .filter(client -> client.enabled() && usable(now, account, client.application()))
                .<Outcome>map(Outcome.Known::new)
                .orElseGet(Outcome.Refused::new);
    }

    private static boolean usable(Directory now, Account account, ApplicationKey application) {
        return now.account(account.name()).filter(Account::enabled).isPresent()
                && now.subscription(account.name(), application)
                        .filter(Subscription::enabled)
                        .isPresent();
    }
}
