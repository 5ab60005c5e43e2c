package dev.durward.access.registry;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.directory.DirectoryService.Plan;
import dev.durward.access.registry.ChangeResult.Changed;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.ChangeResult.Refused;
import dev.durward.domain.account.Account;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.directory.DirectoryChange;
import dev.durward.store.directory.DirectoryConflictException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Runs a decision on the newest directory and makes its changes with its audit events. */
final class DirectoryEditor {
    /** What a decision comes to: a change to make, or a refusal. */
    sealed interface Decision<T> {
        /**
         * Changes made together, with an audit event for each message.
         */
        record Make<T>(List<DirectoryChange> changes, List<String> messages, T value) implements Decision<T> {
            Make(List<DirectoryChange> changes, String message, T value) {
                this(changes, List.of(message), value);
            }
        }

        record Refuse<T>(Reason reason, String message) implements Decision<T> {}
    }

    private final DirectoryService directory;
    private final InstantSource clock;

    DirectoryEditor(DirectoryService directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The time in milliseconds, as it is kept: answers before and after a restart say the same. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Directory current() {
        return directory.current();
    }

    static <T> Decision<T> make(DirectoryChange change, String message, T value) {
        return new Decision.Make<>(List.of(change), message, value);
    }

    static <T> Decision<T> refuse(Reason reason, String message) {
        return new Decision.Refuse<>(reason, message);
    }

    <T> ChangeResult<T> edit(String account, Actor actor, Function<Directory, Decision<T>> decision) {
        try {
            return directory.change(now -> plan(account, actor, now, decision));
        } catch (DirectoryConflictException taken) {
            return new Refused<>(Reason.CONFLICT, Objects.requireNonNullElse(taken.getMessage(), "taken"));
        } catch (IllegalArgumentException invalid) {
            return new Refused<>(Reason.INVALID, Objects.requireNonNullElse(invalid.getMessage(), "invalid"));
        }
    }

    private <T> Plan<ChangeResult<T>> plan(
            String account, Actor actor, Directory now, Function<Directory, Decision<T>> decision) {
        boolean bootstrap = account.equals(Account.PROVIDER);
        if (!bootstrap && now.account(account).isEmpty()) {
            return refusal(Reason.NOT_FOUND, "there is no account '" + account + "'");
        }
        return switch (decision.apply(now)) {
            case Decision.Make<T>(var changes, var messages, var value) ->
                new Plan<>(
                        changes,
                        messages.stream()
                                .map(message -> event(account, actor, message))
                                .toList(),
                        new Changed<>(value));
            case Decision.Refuse<T>(var reason, var message) -> refusal(reason, message);
        };
    }

    private static <T> Plan<ChangeResult<T>> refusal(Reason reason, String message) {
        return new Plan<>(List.of(), List.of(), new Refused<>(reason, message));
    }

    private AuditEvent event(String account, Actor actor, String message) {
        return new AuditEvent(
                account, clock.instant(), AuditEvent.Category.CONFIGURATION, actor.name(), actor.source(), message);
    }
}
