package dev.durward.access.directory;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.directory.DirectoryData;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that decides over a request, as it was at one change counter. Immutable, so that a request that asked once
 * sees one state; asking costs a map lookup and no query.
 */
public final class Directory {
    private record UserOfApplication(String account, ApplicationKey application, String user) {}

    private record UserOfAccount(String account, String user) {}

    private final DirectoryData data;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Account> accountsByShortName = new HashMap<>();
    private final Map<String, OAuthClient> clients = new HashMap<>();
    private final Map<String, LocalUser> users = new HashMap<>();
    private final Map<UserOfApplication, Subscription> subscriptions = new HashMap<>();
    private final Map<UserOfAccount, Set<PlatformRole>> platformRoles = new HashMap<>();
    private final Map<UserOfApplication, Set<String>> roles = new HashMap<>();
    private final Map<UserOfApplication, Set<String>> scopes = new HashMap<>();
    private final Map<UserOfApplication, List<ClientSecret>> applicationSecrets = new HashMap<>();

    Directory(DirectoryData data) {
        this.data = data;
        for (Account account : data.accounts()) {
            accounts.put(account.name(), account);
            accountsByShortName.put(account.shortName(), account);
        }
        data.clients().forEach(client -> clients.put(client.clientId(), client));
        data.users().forEach(user -> users.put(user.name(), user));
        data.subscriptions()
                .forEach(subscription -> subscriptions.put(
                        new UserOfApplication(subscription.account(), subscription.application(), ""), subscription));
        data.members()
                .forEach(member -> platformRoles
                        .computeIfAbsent(
                                new UserOfAccount(member.account(), member.user()),
                                key -> EnumSet.noneOf(PlatformRole.class))
                        .add(member.role()));
        indexRoles(data);
        data.scopes()
                .forEach(scope -> scopes.computeIfAbsent(
                                new UserOfApplication(scope.account(), scope.application(), ""), key -> new HashSet<>())
                        .add(scope.scope()));
        data.applicationSecrets()
                .forEach(secret -> applicationSecrets
                        .computeIfAbsent(
                                new UserOfApplication(secret.account(), secret.application(), ""),
                                key -> new ArrayList<>())
                        .add(secret.secret()));
    }

    private void indexRoles(DirectoryData data) {
        Map<UserOfAccount, Set<String>> usersOfGroup = new HashMap<>();
        for (GroupMembership membership : data.memberships()) {
            usersOfGroup
                    .computeIfAbsent(
                            new UserOfAccount(membership.account(), groupForm(membership.group())),
                            key -> new HashSet<>())
                    .add(membership.user());
        }
        Map<UserOfApplication, Set<String>> assigned = new HashMap<>();
        for (RoleAssignment assignment : data.assignments()) {
            String account = assignment.role().account();
            Set<String> holders = switch (assignment.principal()) {
                case Principal.User user -> Set.of(user.name());
                case Principal.Group group ->
                    usersOfGroup.getOrDefault(new UserOfAccount(account, groupForm(group.name())), Set.of());
            };
            for (String user : holders) {
                assigned.computeIfAbsent(
                                new UserOfApplication(account, assignment.role().application(), user),
                                key -> new HashSet<>())
                        .add(assignment.role().name());
            }
        }
        assigned.forEach((key, names) -> roles.put(key, PredefinedRoles.expand(names)));
    }

    /** The form in which group names are compared. */
    public static String groupForm(String group) {
        return group.toLowerCase(Locale.ROOT);
    }

    /** A group of an account as it was named, by its name without regard to case. */
    public Optional<String> group(String account, String name) {
        return data.groups().getOrDefault(account, List.of()).stream()
                .filter(known -> groupForm(known).equals(groupForm(name)))
                .findFirst();
    }

    /** The roles that somebody holds in an account, directly and not expanded, in the order of application and name. */
    public List<RoleKey> assignedTo(String account, Principal principal) {
        return data.assignments().stream()
                .filter(assignment ->
                        assignment.role().account().equals(account) && same(assignment.principal(), principal))
                .map(RoleAssignment::role)
                .toList();
    }

    private static boolean same(Principal one, Principal other) {
        if (one instanceof Principal.Group && other instanceof Principal.Group) {
            return groupForm(one.name()).equals(groupForm(other.name()));
        }
        return one.equals(other);
    }

    /** The groups that a user is in. */
    public List<String> groupsOf(String account, String user) {
        return data.memberships().stream()
                .filter(membership -> membership.account().equals(account)
                        && membership.user().equals(user))
                .map(GroupMembership::group)
                .toList();
    }

    /** The users that are in a group. */
    public List<String> usersIn(String account, String group) {
        return data.memberships().stream()
                .filter(membership -> membership.account().equals(account)
                        && groupForm(membership.group()).equals(groupForm(group)))
                .map(GroupMembership::user)
                .toList();
    }

    /** The stored state this was made from, for lists. */
    public DirectoryData data() {
        return data;
    }

    /** An account by its technical name. */
    public Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** An account by its short name, as in the tmn and iflmap hosts. */
    public Optional<Account> accountByShortName(String shortName) {
        return Optional.ofNullable(accountsByShortName.get(shortName));
    }

    /** A client by its id, exactly. */
    public Optional<OAuthClient> client(String clientId) {
        return Optional.ofNullable(clients.get(clientId));
    }

    /** A client by its id if it belongs to an account. */
    public Optional<OAuthClient> client(String account, String clientId) {
        return client(clientId).filter(client -> client.account().equals(account));
    }

    /** The clients of an account, by id. */
    public List<OAuthClient> clientsOf(String account) {
        return data.clients().stream()
                .filter(client -> client.account().equals(account))
                .sorted((one, other) -> one.clientId().compareTo(other.clientId()))
                .toList();
    }

    /** A local user by name, exactly. */
    public Optional<LocalUser> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** An account's subscription to an application. */
    public Optional<Subscription> subscription(String account, ApplicationKey application) {
        return Optional.ofNullable(subscriptions.get(new UserOfApplication(account, application, "")));
    }

    /** An account's subscription of a node type under its own short name. */
    public Optional<Subscription> subscription(Account account, NodeType nodeType) {
        return subscription(account.name(), ApplicationKey.of(account.shortName(), nodeType));
    }

    /** The platform roles of a user in an account; those in the provider account hold everywhere. */
    public Set<PlatformRole> platformRoles(String account, String user) {
        Set<PlatformRole> held = EnumSet.noneOf(PlatformRole.class);
        held.addAll(platformRoles.getOrDefault(new UserOfAccount(account, user), Set.of()));
        held.addAll(platformRoles.getOrDefault(new UserOfAccount(Account.PROVIDER, user), Set.of()));
        return held;
    }

    /** The roles of a user at an application: assigned directly or by group, with authorization groups expanded. */
    public Set<String> roles(String account, ApplicationKey application, String user) {
        return roles.getOrDefault(new UserOfApplication(account, application, user), Set.of());
    }

    /** The scopes that an application of an account defines. */
    public Set<String> scopes(String account, ApplicationKey application) {
        return scopes.getOrDefault(new UserOfApplication(account, application, ""), Set.of());
    }

    /** The secrets with which an application of an account asks about its tokens, newest first. */
    public List<ClientSecret> applicationSecrets(String account, ApplicationKey application) {
        return applicationSecrets.getOrDefault(new UserOfApplication(account, application, ""), List.of());
    }

    /** Whether an application of an account defines a role, or the account made it as a custom one. */
    public boolean roleExists(Subscription subscription, String role) {
        return rolesOf(subscription).contains(role);
    }

    /** The roles of an application of an account: the predefined ones, then the custom ones. */
    public List<String> rolesOf(Subscription subscription) {
        Stream<String> custom = data.customRoles().stream()
                .filter(role -> role.account().equals(subscription.account())
                        && role.application().equals(subscription.application()))
                .map(RoleKey::name);
        return Stream.concat(PredefinedRoles.of(subscription.nodeType()).stream(), custom)
                .toList();
    }
}
