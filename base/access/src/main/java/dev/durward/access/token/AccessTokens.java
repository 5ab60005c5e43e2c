package dev.durward.access.token;

import dev.durward.access.audit.AuditTrail;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.directory.Freshness;
import dev.durward.access.jwt.IssuedJsonWebToken;
import dev.durward.access.jwt.JsonWebToken;
import dev.durward.access.jwt.JsonWebTokenCheck;
import dev.durward.access.jwt.JsonWebTokens;
import dev.durward.access.registry.Actor;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.Profile;
import dev.durward.store.token.TokenRepository;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Issues, checks and revokes access tokens of both forms (contract i). An opaque token ends at its issue plus its client's current lifetime; there
 * is no stored end (contract a.6).
 */
public final class AccessTokens {
    // longer than any process remembers a token or waits for news
    private static final Duration KNOWN_REVOKED = OpaqueTokens.REMEMBERED.multipliedBy(3);
    private static final int LEGACY_AUDIT_CHARACTERS = 5;

    private final DirectoryService directory;
    private final OpaqueTokens opaque;
    private final JsonWebTokens signed;
    private final Revocations revocations;
    private final Freshness freshness;
    private final AuditTrail audit;
    private final Profile profile;
    private final InstantSource clock;

    /**
     * What tokens need around them.
     *
     * @param directory clients, subscriptions and accounts as they are now
     * @param revocations tokens ended one by one
     * @param freshness whether this process knows what others did
     * @param audit takes what belongs to no change
     * @param profile which age of the original this is
     * @param clock the time
     */
    public record Surroundings(
            DirectoryService directory,
            Revocations revocations,
            Freshness freshness,
            AuditTrail audit,
            Profile profile,
            InstantSource clock) {}

    /**
     * Issues into and checks against a repository.
     *
     * @param signed the tokens that need no repository
     */
    public AccessTokens(Surroundings around, TokenRepository repository, JsonWebTokens signed, SecureRandom random) {
        this.directory = around.directory();
        this.revocations = around.revocations();
        this.freshness = around.freshness();
        this.audit = around.audit();
        this.profile = around.profile();
        this.clock = around.clock();
        this.signed = signed;
        this.opaque = new OpaqueTokens(repository, around.clock(), random);
    }

    /**
     * Issues an opaque token for a client and returns it when it is durable.
     *
     * @param scopes the granted scopes
     * @param source network address of the caller
     * @throws dev.durward.store.StoreUnavailableException when it can't be kept; no token exists then
     */
    public IssuedToken issue(OAuthClient client, List<String> scopes, String source) {
        String text = opaque.issue(client, scopes);
        if (profile == Profile.LEGACY) {
            // an opaque issue is its own row; the original's line shows the beginning of the token (contract f.1)
            audit.record(issueEvent(client, source, text.substring(0, LEGACY_AUDIT_CHARACTERS)));
        }
        return new IssuedToken(text, profile.lifetime(client).orElse(Duration.ZERO));
    }

    /**
     * Issues a JSON Web Token for a client: from memory, also while the store is away (contract a.4).
     *
     * @param scopes the granted scopes
     * @param source network address of the caller
     * @throws IllegalArgumentException when the scopes are too many for one token
     */
    public IssuedToken issueJwt(OAuthClient client, List<String> scopes, String source) {
        Account account = directory.current().account(client.account()).orElseThrow();
        IssuedJsonWebToken issued = signed.issue(account, client, scopes);
        audit.record(issueEvent(client, source, "JSON Web Token of " + client.clientId()));
        return new IssuedToken(issued.text(), JsonWebTokens.life(client));
    }

    private AuditEvent issueEvent(OAuthClient client, String source, String what) {
        return new AuditEvent(
                client.account(),
                clock.instant(),
                AuditEvent.Category.SECURITY_EVENTS,
                client.technicalUser(),
                source,
                "Creating access token: " + what);
    }

    /**
     * The client that a token was issued to, if the token is valid now at an application of an account; empty otherwise.
     *
     * @param text the token as presented
     * @throws dev.durward.store.StoreUnavailableException when the token can't be looked up
     */
    public Optional<OAuthClient> check(String text, Account account, ApplicationKey application) {
        return find(text, account)
                .map(ValidToken::client)
                .filter(client -> client.application().equals(application));
    }

    /**
     * A token of an account, if it is valid now; empty otherwise.
     *
     * @param text the token as presented
     * @throws dev.durward.store.StoreUnavailableException when it can't be looked up, or others may have revoked it
     */
    public Optional<ValidToken> find(String text, Account account) {
        freshness.require();
        Optional<ValidToken> token = text.indexOf('.') < 0 ? findOpaque(text, account) : findSigned(text, account);
        return token.filter(valid ->
                valid.endsAt().filter(end -> !clock.instant().isBefore(end)).isEmpty());
    }

    private Optional<ValidToken> findOpaque(String text, Account account) {
        Directory now = directory.current();
        return OpaqueTokens.hash(text)
                // before the look-up, so that a revoked token is not remembered for longer than its revocation
                .filter(hash -> !revocations.contains(hash))
                .flatMap(opaque::find)
                .filter(token -> token.account().equals(account.name()))
                .flatMap(token -> client(now, account, token.clientId())
                        .filter(client -> token.issuedAt().isAfter(client.tokensIssuedAfter()))
                        .map(client -> valid(token, client)));
    }

    private Optional<ValidToken> findSigned(String text, Account account) {
        return switch (signed.verify(text, account)) {
            case JsonWebTokenCheck.Invalid invalid -> Optional.empty();
            case JsonWebTokenCheck.Valid(JsonWebToken token) -> {
                byte[] id = OpaqueTokens.sha256(token.id());
                yield revocations.contains(id)
                        ? Optional.empty()
                        : client(directory.current(), account, token.clientId())
                                .filter(client -> client.epoch() == token.epoch()
                                        && client.application().equals(token.application()))
                                .map(client -> new ValidToken(
                                        TokenFormat.JWT,
                                        client,
                                        token.scopes(),
                                        token.issuedAt(),
                                        Optional.of(token.expiresAt()),
                                        id));
            }
        };
    }

    ValidToken valid(AccessToken token, OAuthClient client) {
        return new ValidToken(
                TokenFormat.OPAQUE,
                client,
                token.scopes(),
                token.issuedAt(),
                profile.lifetime(client).map(token.issuedAt()::plus),
                token.hash());
    }

    private static Optional<OAuthClient> client(Directory now, Account account, String clientId) {
        return now.client(account.name(), clientId)
                .filter(OAuthClient::enabled)
                .filter(client ->
                        now.account(account.name()).filter(Account::enabled).isPresent())
                .filter(client -> now.subscription(account.name(), client.application())
                        .filter(Subscription::enabled)
                        .isPresent());
    }

    /**
     * Ends a token; it is dead in this process when this returns, and in others within a second.
     *
     * @throws dev.durward.store.StoreUnavailableException when that can't be kept
     */
    public void revoke(ValidToken token, Actor actor) {
        Instant now = clock.instant();
        Instant until = switch (token.format()) {
            case OPAQUE -> now.plus(KNOWN_REVOKED);
            case JWT -> token.endsAt().orElse(now.plus(KNOWN_REVOKED));
        };
        revocations.revoke(
                token.revocation(until),
                new AuditEvent(
                        token.client().account(),
                        now,
                        AuditEvent.Category.CONFIGURATION,
                        actor.name(),
                        actor.source(),
                        "Deleting cloud access token: " + HexFormat.of().formatHex(token.id(), 0, 4)));
    }
}
