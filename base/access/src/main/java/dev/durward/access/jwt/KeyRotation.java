package dev.durward.access.jwt;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.directory.DirectoryService.Plan;
import dev.durward.access.registry.Actor;
import dev.durward.access.registry.ChangeResult;
import dev.durward.access.registry.ChangeResult.Changed;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.ChangeResult.Refused;
import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.account.Account;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.store.directory.DirectoryChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes signing keys, lets them follow each other and removes them, so that no verifier ever meets a key that it could
 * not know. Any number of processes may do this on one store: each change is decided on the newest state.
 */
public final class KeyRotation {
    /** Who rotates keys when nobody asked for it. */
    private static final Actor SERVER = new Actor("server", "");
    /** How long a key stays after its last token was issued: the longest life of a token, and what clocks may differ. */
    private static final Duration KEPT = JsonWebTokens.LONGEST_LIFE.plus(Duration.ofMinutes(5));

    /** What is to be done with the keys. */
    private record Step(Optional<Instant> addedKeySignsFrom, List<SigningKey> removed) {
        boolean nothing() {
            return addedKeySignsFrom.isEmpty() && removed.isEmpty();
        }
    }

    private final DirectoryService directory;
    private final SecretCipher cipher;
    private final InstantSource clock;
    private final SecureRandom random;
    private final KeyRotationConfig config;

    /** Rotates the keys of a directory. */
    public KeyRotation(DirectoryService directory, SecretCipher cipher, InstantSource clock, KeyRotationConfig config) {
        this.directory = directory;
        this.cipher = cipher;
        this.clock = clock;
        this.random = new SecureRandom();
        this.config = config;
    }

    /**
     * Does what is due now: makes the first key, publishes a successor, removes keys whose tokens have all ended. To be
     * called at the start and every few seconds; asks nothing of the store when nothing is due.
     *
     * @throws dev.durward.store.StoreUnavailableException when the store is away; to be called again
     */
    public void keepUp() {
        if (!due(directory.current().data().signingKeys()).nothing()) {
            change(SERVER, this::due);
        }
    }

    private Step due(List<SigningKey> keys) {
        Instant now = now();
        return new Step(nextKeySignsFrom(keys, now), ended(keys, now));
    }

    private Optional<Instant> nextKeySignsFrom(List<SigningKey> keys, Instant now) {
        Optional<SigningKey> signing = KeySet.signing(keys, now);
        if (signing.isEmpty()) {
            return Optional.of(now);
        }
        boolean ending = !signing.get()
                .signsFrom()
                .plus(config.keyLifetime())
                .minus(config.publishLead())
                .isAfter(now);
        boolean unwanted = signing.get().algorithm() != config.algorithm();
        return (ending || unwanted) && successor(keys, now).isEmpty()
                ? Optional.of(now.plus(config.publishLead()))
                : Optional.empty();
    }

    /** The published key that signs next; empty when none waits. */
    private static Optional<SigningKey> successor(List<SigningKey> keys, Instant now) {
        SigningKey signing = KeySet.signing(keys, now).orElseThrow();
        return KeySet.ordered(keys).stream()
                .filter(key -> key.signsFrom().isAfter(now) && !key.equals(signing))
                .findFirst();
    }

    /** Keys that another has replaced for so long that none of their tokens lives. */
    private static List<SigningKey> ended(List<SigningKey> keys, Instant now) {
        List<SigningKey> ordered = KeySet.ordered(keys);
        List<SigningKey> ended = new ArrayList<>();
        for (int i = 0; i + 1 < ordered.size(); i++) {
            if (ordered.get(i + 1).signsFrom().plus(KEPT).isBefore(now)) {
                ended.add(ordered.get(i));
            }
        }
        return ended;
    }

    /**
     * Publishes a successor now, to sign after the configured lead; changes nothing when one waits already.
     *
     * @return the key that signs next
     */
    public SigningKey rotate(Actor actor) {
        List<SigningKey> keys = change(actor, this::rotation);
        return keys.getLast();
    }

    private Step rotation(List<SigningKey> keys) {
        Instant now = now();
        if (keys.isEmpty()) {
            return new Step(Optional.of(now), List.of());
        }
        boolean waits = successor(keys, now).isPresent();
        return new Step(waits ? Optional.empty() : Optional.of(now.plus(config.publishLead())), List.of());
    }

    /**
     * Removes a key at once, with every token it signed; for a key that others may have. If it was the one that signs, a
     * new key signs at once: verifiers that keep the published set must read it again for that one.
     *
     * @return the key that signs now, or why nothing was changed
     */
    public ChangeResult<SigningKey> withdraw(String keyId, Actor actor) {
        if (find(directory.current().data().signingKeys(), keyId).isEmpty()) {
            directory.refresh();
        }
        if (find(directory.current().data().signingKeys(), keyId).isEmpty()) {
            return new Refused<>(Reason.NOT_FOUND, "there is no signing key '" + keyId + "'");
        }
        List<SigningKey> keys = change(actor, now -> withdrawal(now, keyId));
        return new Changed<>(KeySet.signing(keys, now()).orElseThrow());
    }

    private Step withdrawal(List<SigningKey> keys, String keyId) {
        Optional<SigningKey> withdrawn = find(keys, keyId);
        Instant now = now();
        boolean signs = withdrawn.isPresent() && KeySet.signing(keys, now).equals(withdrawn);
        return new Step(
                signs ? Optional.of(now) : Optional.empty(), withdrawn.stream().toList());
    }

    private static Optional<SigningKey> find(List<SigningKey> keys, String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** Makes the steps that are decided on the newest keys; answers the keys after it, in the order in which they sign. */
    private List<SigningKey> change(Actor actor, Function<List<SigningKey>, Step> decision) {
        // made before the directory is held for the change, and only once however often that is tried
        KeyDraft draft = KeyDraft.make(config.algorithm(), random);
        return directory.change(newest -> plan(actor, draft, newest, decision));
    }

    private Plan<List<SigningKey>> plan(
            Actor actor, KeyDraft draft, Directory newest, Function<List<SigningKey>, Step> decision) {
        List<SigningKey> keys = new ArrayList<>(newest.data().signingKeys());
        Step step = decision.apply(keys);
        List<DirectoryChange> changes = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (SigningKey removed : step.removed()) {
            keys.remove(removed);
            changes.add(new DirectoryChange.DeleteSigningKey(removed.keyId()));
            events.add(event(actor, "Deleting signing key: " + removed.keyId()));
        }
        step.addedKeySignsFrom().ifPresent(signsFrom -> {
            SigningKey added = draft.publish(cipher, now(), signsFrom);
            keys.add(added);
            changes.add(new DirectoryChange.PutSigningKey(added));
            events.add(event(actor, "Creating signing key: " + added.keyId()));
        });
        return new Plan<>(changes, events, KeySet.ordered(keys));
    }

    private AuditEvent event(Actor actor, String message) {
        return new AuditEvent(
                Account.PROVIDER,
                clock.instant(),
                AuditEvent.Category.CONFIGURATION,
                actor.name(),
                actor.source(),
                message);
    }

    /** In milliseconds, as moments are kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
