package dev.durward.server.declaration;

import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a declaration file asks for.
 *
 * @param accounts accounts with all that is in them
 * @param users local users
 * @param members platform roles of users
 */
public record Declaration(
        List<Located<DeclaredAccount>> accounts, List<Located<DeclaredUser>> users, List<Located<Member>> members) {
    /** Copies the lists. */
    public Declaration {
        accounts = List.copyOf(accounts);
        users = List.copyOf(users);
        members = List.copyOf(members);
    }

    /**
     * Something declared, and where.
     *
     * @param where file and line, as messages name it
     * @param value what is declared there
     */
    public record Located<T>(String where, T value) {}

    /**
     * A local user, or a name that an OpenID provider sends.
     *
     * @param name the name
     * @param password of a local user, set when there is none of that name yet; empty for somebody of a provider
     */
    public record DeclaredUser(String name, Optional<Secret> password) {}

    /**
     * An account and its content.
     *
     * @param account the account, as it is created
     * @param named what the file says of it, for an account that exists
     * @param subscriptions the applications it subscribes to
     * @param clients its OAuth clients
     * @param groups its groups
     * @param roles who has which role
     * @param applications scopes and secrets of the applications it subscribes to
     */
    public record DeclaredAccount(
            Account account,
            AccountUpdate named,
            Set<NodeType> subscriptions,
            List<Located<NewClient>> clients,
            List<Located<DeclaredGroup>> groups,
            List<Located<DeclaredRole>> roles,
            DeclaredApplications applications) {
        /** Copies the collections. */
        public DeclaredAccount {
            subscriptions = Set.copyOf(subscriptions);
            clients = List.copyOf(clients);
            groups = List.copyOf(groups);
            roles = List.copyOf(roles);
        }
    }

    /**
     * What an account has at the applications it subscribes to.
     *
     * @param scopes what clients may ask for
     * @param secrets with what applications ask about tokens
     */
    public record DeclaredApplications(
            List<Located<ApplicationScope>> scopes, List<Located<DeclaredApplicationSecret>> secrets) {
        /** Copies the lists. */
        public DeclaredApplications {
            scopes = List.copyOf(scopes);
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * A secret of an application.
     *
     * @param application the application
     * @param secret set when the application has none
     */
    public record DeclaredApplicationSecret(ApplicationKey application, Secret secret) {}

    /**
     * A group of an account.
     *
     * @param name the name
     * @param users its users
     */
    public record DeclaredGroup(String name, List<String> users) {
        /** Copies the list. */
        public DeclaredGroup {
            users = List.copyOf(users);
        }
    }

    /**
     * A role and who has it.
     *
     * @param application the application that defines it
     * @param name the role
     * @param users users that have it
     * @param groups groups that have it
     */
    public record DeclaredRole(ApplicationKey application, String name, List<String> users, List<String> groups) {
        /** Copies the lists. */
        public DeclaredRole {
            users = List.copyOf(users);
            groups = List.copyOf(groups);
        }
    }
}
