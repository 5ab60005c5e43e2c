package dev.durward.access.explanation;

import dev.durward.access.directory.Directory;
import dev.durward.access.explanation.Step.Check;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.oauth.OAuthClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a call of an account's tmn or iflmap host would be let through: the checks of the token endpoint and of
 * the host, on one state of the directory, without stopping at the first that fails.
 */
public final class Explainer {
    private final Directory directory;
    private final Instant time;

    /** Explains by a state of the directory, at a time. */
    public Explainer(Directory directory, Instant time) {
        this.directory = directory;
        this.time = time;
    }

    /**
     * Explains a call.
     *
     * @param account the account called
     * @param nodeType the kind of host called
     * @param user who calls: a local user's name, or {@code oauth_client_<client ID>}
     * @param roles the roles that the call needs
     */
    public Explanation explain(Account account, NodeType nodeType, String user, List<String> roles) {
        ApplicationKey application = ApplicationKey.of(account.shortName(), nodeType);
        List<Step> steps = new ArrayList<>();
        steps.add(account(account));
        steps.add(subscription(account, application));
        Optional<String> clientId = KnownNames.clientId(user);
        if (clientId.isPresent()) {
            addClient(steps, account, clientId.get(), application);
        } else {
            addUser(steps, account, user);
        }
        roles.forEach(role -> steps.add(role(account, application, user, role)));
        return new Explanation(user, application, steps);
    }

    private Step account(Account account) {
        boolean enabled =
                directory.account(account.name()).filter(Account::enabled).isPresent();
        return Step.of(Check.ACCOUNT, enabled, "account '" + account.name() + "' is " + word(enabled));
    }

    private Step subscription(Account account, ApplicationKey application) {
        Optional<Subscription> subscription = directory.subscription(account.name(), application);
        if (subscription.isEmpty()) {
            return Step.of(
                    Check.SUBSCRIPTION, false, "account '" + account.name() + "' does not subscribe to " + application);
        }
        boolean enabled = subscription.get().enabled();
        return Step.of(Check.SUBSCRIPTION, enabled, "the subscription to " + application + " is " + word(enabled));
    }

    private void addClient(List<Step> steps, Account account, String id, ApplicationKey application) {
        Optional<OAuthClient> found = directory.client(account.name(), id);
        if (found.isEmpty()) {
            List<String> ids = directory.clientsOf(account.name()).stream()
                    .map(OAuthClient::clientId)
                    .toList();
            steps.add(new Step(
                    Check.CALLER,
                    false,
                    "account '" + account.name() + "' has no client '" + id + "'; ids are compared exactly",
                    NearMatches.of(id, ids)));
            return;
        }
        OAuthClient client = found.get();
        steps.add(Step.of(Check.CALLER, true, "account '" + account.name() + "' has the client '" + id + "'"));
        steps.add(Step.of(Check.ENABLED, client.enabled(), "the client is " + word(client.enabled())));
        boolean bound = client.application().equals(application);
        steps.add(Step.of(
                Check.BINDING,
                bound,
                bound
                        ? "its tokens are for " + application
                        : "its tokens are for " + client.application() + ", and not valid at " + application));
        boolean live = client.secrets().stream().anyMatch(secret -> secret.liveAt(time));
        steps.add(Step.of(
                Check.SECRET, live, live ? "it has a live secret" : "all its secrets have ended; give it a new one"));
    }

    private void addUser(List<Step> steps, Account account, String user) {
        if (directory.platformRoles(account.name(), user).isEmpty()) {
            // local users belong to the installation, so an account is told only of its own members
            steps.add(Step.of(
                    Check.CALLER,
                    true,
                    "'" + user + "' is no member of the account; whether such a user can sign in is not told here"));
            return;
        }
        Optional<LocalUser> found = directory.user(user);
        boolean enabled = found.filter(LocalUser::enabled).isPresent();
        steps.add(Step.of(Check.CALLER, true, "'" + user + "' is a member of the account"));
        steps.add(Step.of(
                Check.ENABLED,
                found.isEmpty() || enabled,
                found.isEmpty()
                        ? "the user signs in elsewhere, so has no password here"
                        : "the user is " + word(enabled)));
    }

    private Step role(Account account, ApplicationKey application, String user, String role) {
        List<String> ways = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (RoleAssignment assignment : directory.data().assignments()) {
            if (assignment.role().account().equals(account.name())
                    && assignment.role().application().equals(application)
                    && PredefinedRoles.expand(List.of(assignment.role().name())).contains(role)) {
                way(account, assignment, user).ifPresentOrElse(ways::add, () -> others.add(holder(assignment)));
            }
        }
        boolean held = directory.roles(account.name(), application, user).contains(role);
        return held
                ? Step.of(Check.ROLE, true, "role " + role + " is held " + String.join(", ", ways))
                : new Step(
                        Check.ROLE,
                        false,
                        "role " + role + " of " + application + " is not held by '" + user + "'",
                        NearMatches.of(user, others));
    }

    private static String holder(RoleAssignment assignment) {
        return assignment.principal().name();
    }

    /** How an assignment gives a role to a user; empty when it does not. */
    private Optional<String> way(Account account, RoleAssignment assignment, String user) {
        String by = assignment.role().name().startsWith(PredefinedRoles.GROUP_PREFIX)
                ? " as part of " + assignment.role().name()
                : "";
        return switch (assignment.principal()) {
            case Principal.User holder -> holder.name().equals(user) ? Optional.of("directly" + by) : Optional.empty();
            case Principal.Group group ->
                directory.usersIn(account.name(), group.name()).contains(user)
                        ? Optional.of("by group '" + group.name() + "'" + by)
                        : Optional.empty();
        };
    }

    private static String word(boolean enabled) {
        return enabled ? "enabled" : "disabled";
    }
}
