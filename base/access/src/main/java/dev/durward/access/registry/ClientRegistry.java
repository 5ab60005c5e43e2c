package dev.durward.access.registry;

import static dev.durward.access.registry.DirectoryEditor.make;
import static dev.durward.access.registry.DirectoryEditor.refuse;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.Profile;
import dev.durward.domain.secret.Secret;
import dev.durward.store.directory.DirectoryChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Registers, changes and removes OAuth clients (contract c). */
public final class ClientRegistry {
    private static final String LIFETIMES = "1 second to 180 days (15552000 seconds)";

    private final DirectoryEditor editor;
    private final CredentialSource credentials;
    private final Profile profile;

    /**
     * Changes clients of a directory.
     *
     * @param credentials makes ids and secrets
     * @param clock the time of changes
     * @param profile whether a client may be registered with lifetime 0
     */
    public ClientRegistry(
            DirectoryService directory, CredentialSource credentials, InstantSource clock, Profile profile) {
        this.editor = new DirectoryEditor(directory, clock);
        this.credentials = credentials;
        this.profile = profile;
    }

    /** Whether tokens may live for ever. */
    public Profile profile() {
        return profile;
    }

    /** Registers a client in an account, without roles. */
    public ChangeResult<RegisteredClient> register(String account, NewClient wanted, Actor actor) {
        return register(account, wanted, Set.of(), actor);
    }

    /**
     * Registers a client in an account and gives its technical user roles of its application; both or nothing.
     *
     * @param roles names of roles, compared exactly
     */
    public ChangeResult<RegisteredClient> register(String account, NewClient wanted, Set<String> roles, Actor actor) {
        if (wanted.tokenLifetime().isZero() && profile == Profile.STANDARD) {
            return new ChangeResult.Refused<>(Reason.INVALID, "token lifetime must be " + LIFETIMES + ", was 0");
        }
        return credentials.issue(
                wanted.secret(),
                (secret, hash) -> editor.edit(account, actor, now -> {
                    Optional<Subscription> subscription = now.subscription(account, wanted.application());
                    if (subscription.isEmpty()) {
                        return refuse(
                                Reason.NOT_FOUND,
                                "account '" + account + "' has no subscription to " + wanted.application()
                                        + "; subscribe it first, or name one it has");
                    }
                    Optional<String> unknown = roles.stream()
                            .filter(role -> !now.roleExists(subscription.get(), role))
                            .findFirst();
                    return unknown.isPresent()
                            ? RoleRegistry.noRole(now, subscription.get(), unknown.get())
                            : created(client(account, wanted, hash), roles, secret);
                }));
    }

    private static Decision<RegisteredClient> created(OAuthClient client, Set<String> roles, Secret secret) {
        List<DirectoryChange> changes = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        changes.add(new DirectoryChange.CreateClient(client));
        messages.add("Creating application client: " + client.clientId());
        Principal user = new Principal.User(client.technicalUser());
        for (String role : roles) {
            RoleKey key = new RoleKey(client.account(), client.application(), role);
            changes.add(new DirectoryChange.Assign(new RoleAssignment(key, user)));
            messages.add(RoleRegistry.assigning(key, List.of(user)));
        }
        return new Decision.Make<>(changes, messages, new RegisteredClient(client, secret));
    }

    private OAuthClient client(String account, NewClient wanted, String hash) {
        Instant now = now();
        return new OAuthClient(
                account,
                wanted.clientId().orElseGet(credentials::generatedId),
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
        Optional<String> flaw = update.secret().flatMap(CredentialSource::flaw);
        if (flaw.isPresent()) {
            return new ChangeResult.Refused<>(Reason.INVALID, flaw.get());
        }
        Optional<String> hash = update.secret().map(credentials::hash);
        return editor.edit(account, actor, withClient(account, clientId, client -> {
            boolean unlimitedAgain =
                    update.tokenLifetime().filter(Duration::isZero).isPresent();
            if (unlimitedAgain && !client.tokenLifetime().isZero()) {
                return refuse(
                        Reason.INVALID,
                        "token lifetime must be " + LIFETIMES + "; a client that has such a one can't be given 0");
            }
            OAuthClient changed = changed(client, update, hash);
            return replace(client, changed, changed);
        }));
    }

    private OAuthClient changed(OAuthClient client, ClientUpdate update, Optional<String> hash) {
        Instant now = now();
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
    private Instant cutOff(OAuthClient client, Duration lifetime, Instant now) {
        Optional<Duration> before = profile.lifetime(client);
        if (before.isEmpty() || (!lifetime.isZero() && lifetime.compareTo(before.get()) <= 0)) {
            return client.tokensIssuedAfter();
        }
        Instant expired = now.minus(before.get());
        return expired.isAfter(client.tokensIssuedAfter()) ? expired : client.tokensIssuedAfter();
    }

    /** Adds a secret beside the one so far; a conflict when two are live. */
    public ChangeResult<IssuedSecret> addSecret(String account, String clientId, NewSecret wanted, Actor actor) {
        return credentials.issue(
                wanted.secret(),
                (secret, hash) -> editor.edit(
                        account,
                        actor,
                        withClient(
                                account,
                                clientId,
                                client -> new SecretList(client.secrets(), now())
                                        .add(
                                                hash,
                                                wanted.previousEndsIn(),
                                                (kept, after) -> replace(
                                                        client,
                                                        client.withSecrets(after),
                                                        new IssuedSecret(kept, secret))))));
    }

    /** Removes a live secret at once; a conflict for the last one. Issued tokens stay valid. */
    public ChangeResult<OAuthClient> removeSecret(String account, String clientId, String secretId, Actor actor) {
        return editor.edit(
                account,
                actor,
                withClient(
                        account,
                        clientId,
                        client -> new SecretList(client.secrets(), now()).remove(secretId, rest -> {
                            OAuthClient changed = client.withSecrets(rest);
                            return replace(client, changed, changed);
                        })));
    }

    private Instant now() {
        return editor.now();
    }

    private static <T> Decision<T> replace(OAuthClient before, OAuthClient after, T value) {
        return make(
                new DirectoryChange.ReplaceClient(after),
                Wording.of(before, after).after("Updating application client: " + after.clientId()),
                value);
    }

    /** Ends every token issued to a client so far. */
    public ChangeResult<OAuthClient> revokeTokens(String account, String clientId, Actor actor) {
        return editor.edit(account, actor, withClient(account, clientId, client -> {
            OAuthClient changed = client.revokedAt(now());
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
}
