package dev.durward.access.registry;

import static dev.durward.access.registry.DirectoryEditor.make;
import static dev.durward.access.registry.DirectoryEditor.refuse;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.store.directory.DirectoryChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Registers, changes and removes OAuth clients (contract c). */
public final class ClientRegistry {
    private static final int SHORTEST_TYPED_SECRET = 16;
    private static final int LONGEST_SECRET = 1000;
    private static final int GENERATED_SECRET_BYTES = 32;

    private final DirectoryEditor editor;
    private final SecretVerifier secrets;
    private final SecureRandom random;

    /** Changes clients of a directory. */
    public ClientRegistry(
            DirectoryService directory, SecretVerifier secrets, InstantSource clock, SecureRandom random) {
        this.editor = new DirectoryEditor(directory, clock);
        this.secrets = secrets;
        this.random = random;
    }

    /** Registers a client in an account. */
    public ChangeResult<RegisteredClient> register(String account, NewClient wanted, Actor actor) {
        Secret secret = wanted.secret().orElseGet(this::generatedSecret);
        Optional<String> flaw = flaw(secret).or(() -> flaw(wanted.tokenLifetime()));
        if (flaw.isPresent()) {
            return new ChangeResult.Refused<>(Reason.INVALID, flaw.get());
        }
        String hash = secrets.hash(secret);
        return editor.edit(account, actor, now -> {
            if (now.subscription(account, wanted.application()).isEmpty()) {
                return refuse(
                        Reason.NOT_FOUND,
                        "account '" + account + "' has no subscription to " + wanted.application()
                                + "; subscribe it first, or name one it has");
            }
            OAuthClient client = client(account, wanted, hash);
            return make(
                    new DirectoryChange.CreateClient(client),
                    "Creating application client: " + client.clientId(),
                    new RegisteredClient(client, secret));
        });
    }

    private OAuthClient client(String account, NewClient wanted, String hash) {
        Instant now = editor.clock().instant();
        return new OAuthClient(
                account,
                wanted.clientId().orElseGet(this::generatedId),
                wanted.name(),
                wanted.description(),
                wanted.application(),
                List.of(new ClientSecret(hash, now, Optional.empty())),
                wanted.authentication(),
                wanted.tokenLifetime(),
                true,
                // tokens of a deleted client of the same id stay dead
                now.minusMillis(1),
                now.toEpochMilli());
    }

    /** Changes a client. */
    public ChangeResult<OAuthClient> update(String account, String clientId, ClientUpdate update, Actor actor) {
        Optional<String> flaw = update.secret()
                .flatMap(ClientRegistry::flaw)
                .or(() -> update.tokenLifetime().flatMap(ClientRegistry::flaw));
        if (flaw.isPresent()) {
            return new ChangeResult.Refused<>(Reason.INVALID, flaw.get());
        }
        Optional<String> hash = update.secret().map(secrets::hash);
        return editor.edit(account, actor, withClient(account, clientId, client -> {
            OAuthClient changed = changed(client, update, hash);
            return make(
                    new DirectoryChange.ReplaceClient(changed), "Updating application client: " + clientId, changed);
        }));
    }

    private OAuthClient changed(OAuthClient client, ClientUpdate update, Optional<String> hash) {
        Instant now = editor.clock().instant();
        Duration lifetime = update.tokenLifetime().orElse(client.tokenLifetime());
        return new OAuthClient(
                client.account(),
                client.clientId(),
                update.name().orElse(client.name()),
                update.description().orElse(client.description()),
                client.application(),
                hash.map(text -> List.of(new ClientSecret(text, now, Optional.empty())))
                        .orElse(client.secrets()),
                update.authentication().orElse(client.authentication()),
                lifetime,
                update.enabled().orElse(client.enabled()),
                cutOff(client, lifetime, now),
                client.epoch());
    }

    /** A longer lifetime must not revive what has expired, so what has expired by now is cut off for good. */
    private static Instant cutOff(OAuthClient client, Duration lifetime, Instant now) {
        Instant expired = now.minus(client.tokenLifetime());
        return lifetime.compareTo(client.tokenLifetime()) > 0 && expired.isAfter(client.tokensIssuedAfter())
                ? expired
                : client.tokensIssuedAfter();
    }

    /** Ends every token issued to a client so far. */
    public ChangeResult<OAuthClient> revokeTokens(String account, String clientId, Actor actor) {
        return editor.edit(account, actor, withClient(account, clientId, client -> {
            OAuthClient changed = client.revokedAt(editor.clock().instant());
            return make(
                    new DirectoryChange.ReplaceClient(changed),
                    "Deleting cloud access token: all of " + clientId,
                    changed);
        }));
    }

    /** Removes a client; its tokens end at once, its user's roles stay (contract c). */
    public ChangeResult<OAuthClient> delete(String account, String clientId, Actor actor) {
        return editor.edit(
                account,
                actor,
                withClient(
                        account,
                        clientId,
                        client -> make(
                                new DirectoryChange.DeleteClient(account, clientId),
                                "Deleting application client: " + clientId,
                                client)));
    }

    private static <T> Function<Directory, Decision<T>> withClient(
            String account, String clientId, Function<OAuthClient, Decision<T>> decision) {
        return now -> now.client(account, clientId)
                .map(decision)
                .orElseGet(
                        () -> refuse(Reason.NOT_FOUND, "account '" + account + "' has no client '" + clientId + "'"));
    }

    private String generatedId() {
        byte[] name = new byte[16];
        random.nextBytes(name);
        // contract c: generated ids have the layout of a UUID version 3
        return UUID.nameUUIDFromBytes(name).toString();
    }

    private Secret generatedSecret() {
        byte[] bytes = new byte[GENERATED_SECRET_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static Optional<String> flaw(Duration lifetime) {
        return lifetime.isZero()
                ? Optional.of("token lifetime must be 1 second to 180 days, was 0 seconds")
                : Optional.empty();
    }

    private static Optional<String> flaw(Secret secret) {
        String text = secret.reveal();
        if (text.length() < SHORTEST_TYPED_SECRET || text.length() > LONGEST_SECRET) {
            return Optional.of("secret must have 16 to 1000 characters; leave it out to have one generated");
        }
        return text.codePoints().anyMatch(Character::isISOControl)
                ? Optional.of("secret must not hold control characters")
                : Optional.empty();
    }
}
