package dev.durward.server.demo;

import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.server.declaration.Declaration;
import dev.durward.server.declaration.Declaration.DeclaredAccount;
import dev.durward.server.declaration.Declaration.DeclaredApplications;
import dev.durward.server.declaration.Declaration.DeclaredRole;
import dev.durward.server.declaration.Declaration.DeclaredUser;
import dev.durward.server.declaration.Declaration.Located;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the demo declares: one account with three clients, and the users beside them. */
final class DemoDeclaration {
    /** Name under which it is remembered as applied. */
    static final String NAME = "demo";

    /** Changes when the declaration does, so that a folder of an older demo gets what is new. */
    static final String TEXT = "demo 2";

    static final Account ACCOUNT = new Account("demo", "demo", "Durward demo", true);

    private static final ApplicationKey TMN = ApplicationKey.of(ACCOUNT.shortName(), NodeType.TMN);
    private static final ApplicationKey IFLMAP = ApplicationKey.of(ACCOUNT.shortName(), NodeType.IFLMAP);
    private static final List<String> TMN_ROLES = List.of(
            "IntegrationOperationServer.read",
            "NodeManager.read",
            "esbmessagestorage.read",
            "AuditLog.Read",
            "NodeManager.deploycredentials",
            "NodeManager.deploycontent");

    private final DemoCredentials credentials;

    DemoDeclaration(DemoCredentials credentials) {
        this.credentials = credentials;
    }

    Declaration declaration() {
        var users = Stream.of(DemoCredentials.API, DemoCredentials.ADMIN, DemoCredentials.CREDIT_BUREAU)
                .map(user -> new DeclaredUser(credentials.name(user), Optional.of(credentials.secret(user))))
                .map(DemoDeclaration::located)
                .toList();
        var clients = Stream.of(
                        client(DemoCredentials.CLIENT, "Log reader", TMN, ClientAuthentication.BASIC),
                        client(
                                DemoCredentials.POST_CLIENT,
                                "Log reader with credentials in the body",
                                TMN,
                                ClientAuthentication.BASIC_OR_BODY),
                        client(DemoCredentials.FLOW_CLIENT, "Order sender", IFLMAP, ClientAuthentication.BASIC))
                .map(DemoDeclaration::located)
                .toList();
        var account = new DeclaredAccount(
                ACCOUNT,
                AccountUpdate.NOTHING.withDisplayName(ACCOUNT.displayName()),
                EnumSet.of(NodeType.TMN, NodeType.IFLMAP),
                clients,
                List.of(),
                roles(),
                new DeclaredApplications(List.of(), List.of()));
        var admin = new Member(Account.PROVIDER, credentials.name(DemoCredentials.ADMIN), PlatformRole.ADMINISTRATOR);
        return new Declaration(List.of(located(account)), users, List.of(located(admin)));
    }

    private NewClient client(
            String prefix, String name, ApplicationKey application, ClientAuthentication authentication) {
        return new NewClient(
                Optional.of(credentials.name(prefix)),
                name,
                "",
                application,
                Optional.of(credentials.secret(prefix)),
                authentication,
                OAuthClient.DEFAULT_LIFETIME);
    }

    private List<Located<DeclaredRole>> roles() {
        List<String> readers = List.of(
                technicalUser(DemoCredentials.CLIENT),
                technicalUser(DemoCredentials.POST_CLIENT),
                credentials.name(DemoCredentials.API),
                credentials.name(DemoCredentials.ADMIN));
        List<String> senders =
                List.of(technicalUser(DemoCredentials.FLOW_CLIENT), credentials.name(DemoCredentials.CREDIT_BUREAU));
        return Stream.concat(
                        TMN_ROLES.stream().map(role -> new DeclaredRole(TMN, role, readers, List.of())),
                        Stream.of(new DeclaredRole(IFLMAP, PredefinedRoles.MESSAGING_SEND, senders, List.of())))
                .map(DemoDeclaration::located)
                .toList();
    }

    private String technicalUser(String prefix) {
        return OAuthClient.TECHNICAL_USER_PREFIX + credentials.name(prefix);
    }

    private static <T> Located<T> located(T value) {
        return new Located<>("the demo's declaration", value);
    }
}
