package dev.durward.access.registry;

import static dev.durward.access.registry.DirectoryEditor.make;
import static dev.durward.access.registry.DirectoryEditor.refuse;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.directory.DirectoryChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Changes what an account has at the applications it subscribes to: whether the subscription is enabled (contract c.1),
 * the scopes that clients may ask for (a.1), and the secrets for introspection (RFC 7662 section 2.1).
 */
public final class ApplicationRegistry {
    private static final int MOST_NAMED = 5;
    private static final String UPDATING = "Updating application: ";

    private final DirectoryEditor editor;
    private final CredentialSource credentials;

    /** Changes applications of a directory. */
    public ApplicationRegistry(DirectoryService directory, CredentialSource credentials, InstantSource clock) {
        this.editor = new DirectoryEditor(directory, clock);
        this.credentials = credentials;
    }

    /** Subscribes an account to the provider's application for a node type; a conflict when it does so already. */
    public ChangeResult<Subscription> subscribe(String account, NodeType nodeType, Actor actor) {
        return editor.edit(account, actor, now -> {
            Account known = now.account(account)
                    .orElseThrow(() -> new IllegalArgumentException("the provider account subscribes to nothing"));
            Subscription wanted = known.subscription(nodeType);
            return now.subscription(known, nodeType).isPresent()
                    ? refuse(
                            Reason.CONFLICT,
                            "account '" + account + "' has a subscription to " + wanted.application() + " already")
                    : make(
                            new DirectoryChange.PutSubscription(wanted),
                            "Creating subscription: " + wanted.application(),
                            wanted);
        });
    }

    /**
     * Ends a subscription. What the account has at the application goes with it, so that a later subscription begins
     * without rights of this one: custom roles, assignments, scopes and secrets. A conflict while clients are bound to it.
     */
    public ChangeResult<Subscription> unsubscribe(String account, ApplicationKey application, Actor actor) {
        return edit(account, application, actor, (now, known) -> {
            List<String> bound = boundClients(now, known);
            return bound.isEmpty()
                    ? make(
                            new DirectoryChange.DeleteSubscription(account, application),
                            "Deleting subscription: " + application + gone(now, known),
                            known)
                    : refuse(Reason.CONFLICT, stillBound(application, bound));
        });
    }

    private static List<String> boundClients(Directory now, Subscription subscription) {
        return now.data().clients().stream()
                .filter(client -> client.account().equals(subscription.account())
                        && client.application().equals(subscription.application()))
                .map(OAuthClient::clientId)
                .toList();
    }

    private static String stillBound(ApplicationKey application, List<String> clients) {
        int more = clients.size() - MOST_NAMED;
        return clients.size() + " OAuth client(s) are bound to " + application + ": "
                + String.join(", ", clients.subList(0, Math.min(clients.size(), MOST_NAMED)))
                + (more > 0 ? " and " + more + " more" : "")
                + ". Delete them first, or disable the subscription instead";
    }

    private static String gone(Directory now, Subscription subscription) {
        String account = subscription.account();
        ApplicationKey application = subscription.application();
        Predicate<RoleKey> there =
                role -> role.account().equals(account) && role.application().equals(application);
        return " (custom roles: "
                + now.data().customRoles().stream().filter(there).count()
                + "; assignments: "
                + now.data().assignments().stream()
                        .map(RoleAssignment::role)
                        .filter(there)
                        .count()
                + "; scopes: " + now.scopes(account, application).size()
                + "; secrets: " + now.applicationSecrets(account, application).size() + ")";
    }

    /** Enables a subscription or disables it: its clients then get no tokens, and the tokens they have are refused. */
    public ChangeResult<Subscription> enable(String account, ApplicationKey application, boolean enabled, Actor actor) {
        return edit(account, application, actor, (now, known) -> {
            Subscription wanted = new Subscription(account, application, known.nodeType(), enabled);
            return make(
                    new DirectoryChange.PutSubscription(wanted),
                    new Wording()
                            .change("enabled", known.enabled(), enabled)
                            .after("Updating subscription: " + application),
                    wanted);
        });
    }

    /** Defines a scope; a conflict when the application has one of that id. */
    public ChangeResult<ApplicationScope> createScope(ApplicationScope scope, Actor actor) {
        return edit(
                scope.account(),
                scope.application(),
                actor,
                (now, known) -> find(now, scope).isPresent()
                        ? refuse(
                                Reason.CONFLICT,
                                "application " + scope.application() + " has a scope '" + scope.scope() + "' already")
                        : make(new DirectoryChange.PutScope(scope), "Creating scope: " + named(scope), scope));
    }

    /** Defines a scope, or changes the description of one. */
    public ChangeResult<ApplicationScope> putScope(ApplicationScope scope, Actor actor) {
        return edit(scope.account(), scope.application(), actor, (now, known) -> {
            String message = find(now, scope)
                    .map(before -> new Wording()
                            .change("description", before.description(), scope.description())
                            .after("Updating scope: " + named(scope)))
                    .orElseGet(() -> "Creating scope: " + named(scope));
            return make(new DirectoryChange.PutScope(scope), message, scope);
        });
    }

    /** Takes a scope away: it can't be asked for any more; issued tokens keep it. */
    public ChangeResult<ApplicationScope> deleteScope(ApplicationScope scope, Actor actor) {
        return edit(
                scope.account(),
                scope.application(),
                actor,
                (now, known) -> find(now, scope)
                        .map(before -> make(
                                new DirectoryChange.DeleteScope(before), "Deleting scope: " + named(before), before))
                        .orElseGet(() -> refuse(
                                Reason.NOT_FOUND,
                                "application " + scope.application() + " has no scope '" + scope.scope() + "'")));
    }

    private static Optional<ApplicationScope> find(Directory now, ApplicationScope wanted) {
        return now.data().scopes().stream()
                .filter(scope -> scope.account().equals(wanted.account())
                        && scope.application().equals(wanted.application())
                        && scope.scope().equals(wanted.scope()))
                .findFirst();
    }

    private static String named(ApplicationScope scope) {
        return scope.scope() + " of " + scope.application();
    }

    /** Adds a secret beside the one so far; a conflict when two are live. */
    public ChangeResult<IssuedSecret> addSecret(
            String account, ApplicationKey application, NewSecret wanted, Actor actor) {
        return credentials.issue(
                wanted.secret(),
                (secret, hash) -> edit(account, application, actor, (now, known) -> {
                    Instant moment = editor.now();
                    List<ClientSecret> before = now.applicationSecrets(account, application);
                    return new SecretList(before, moment)
                            .add(
                                    hash,
                                    wanted.previousEndsIn(),
                                    (kept, after) -> make(
                                            new DirectoryChange.ReplaceApplicationSecrets(account, application, after),
                                            new Wording().secrets(before, after).after(UPDATING + application),
                                            new IssuedSecret(kept, secret)));
                }));
    }

    /** Removes a live secret at once; a conflict for the last one. */
    public ChangeResult<List<ClientSecret>> removeSecret(
            String account, ApplicationKey application, String secretId, Actor actor) {
        return edit(account, application, actor, (now, known) -> {
            List<ClientSecret> before = now.applicationSecrets(account, application);
            return new SecretList(before, editor.now())
                    .remove(
                            secretId,
                            after -> make(
                                    new DirectoryChange.ReplaceApplicationSecrets(account, application, after),
                                    new Wording().secrets(before, after).after(UPDATING + application),
                                    after));
        });
    }

    private <T> ChangeResult<T> edit(
            String account,
            ApplicationKey application,
            Actor actor,
            BiFunction<Directory, Subscription, Decision<T>> decision) {
        return editor.edit(
                account,
                actor,
                now -> now.subscription(account, application)
                        .map(known -> decision.apply(now, known))
                        .orElseGet(() -> refuse(
                                Reason.NOT_FOUND, "account '" + account + "' has no subscription to " + application)));
    }
}
