package dev.durward.server.declaration;

import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.server.declaration.Declaration.DeclaredAccount;
import dev.durward.server.declaration.Declaration.DeclaredApplicationSecret;
import dev.durward.server.declaration.Declaration.DeclaredApplications;
import dev.durward.server.declaration.Declaration.DeclaredGroup;
import dev.durward.server.declaration.Declaration.DeclaredRole;
import dev.durward.server.declaration.Declaration.DeclaredUser;
import dev.durward.server.declaration.Declaration.Located;
import dev.durward.yaml.YamlException;
import dev.durward.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads declaration files ({@code docs/reference/declarations.md}). */
final class DeclarationReader {
    private final Path file;
    private final List<Located<Member>> members = new ArrayList<>();

    private DeclarationReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file's text.
     *
     * @throws YamlException naming file, line and remedy
     */
    static Declaration read(Path file, String text) {
        return new DeclarationReader(file).declaration(YamlMap.parse(file, text));
    }

    private Declaration declaration(YamlMap root) {
        var accounts = located(root.maps("accounts"), this::account);
        var users = located(root.maps("users"), this::user);
        root.refuseUnknownKeys();
        return new Declaration(accounts, users, members);
    }

    private static <T> List<Located<T>> located(List<YamlMap> maps, Function<YamlMap, T> reader) {
        return maps.stream()
                .map(map -> {
                    T value = reader.apply(map);
                    map.refuseUnknownKeys();
                    return new Located<>(map.where(), value);
                })
                .toList();
    }

    private DeclaredUser user(YamlMap map) {
        String name = map.text("name");
        Optional<Secret> password = secret(map, "password");
        Optional<YamlMap> platformRoles = map.map("platform-roles");
        if (password.isEmpty() && platformRoles.isEmpty()) {
            throw map.problem("add 'password' or 'password-file' to user '" + name
                    + "', or 'platform-roles' when it signs in at an OpenID provider");
        }
        platformRoles.ifPresent(roles -> {
            for (String account : roles.names()) {
                for (String title : roles.texts(account)) {
                    members.add(new Located<>(map.where(), new Member(account, name, platformRole(map, title))));
                }
            }
        });
        return new DeclaredUser(name, password);
    }

    private static PlatformRole platformRole(YamlMap map, String title) {
        try {
            return PlatformRole.parse(title);
        } catch (IllegalArgumentException unknown) {
            throw map.problem(String.valueOf(unknown.getMessage()));
        }
    }

    private DeclaredAccount account(YamlMap map) {
        String name = map.text("name");
        String shortName = map.optionalText("short-name").orElse(name);
        AccountUpdate named = new AccountUpdate(
                Optional.of(map.optionalText("display-name").orElse(name)),
                Optional.empty(),
                map.optionalText("description"),
                map.bool("used-for-production"),
                map.bool("beta-enabled"));
        Account account = checked(map, () -> named.of(new Account(name, shortName, name, true)));
        Set<NodeType> subscriptions = EnumSet.noneOf(NodeType.class);
        subscriptions.addAll(map.values("subscriptions", DeclarationReader::nodeType));
        var clients = located(map.maps("clients"), client -> client(account, client));
        var groups = located(map.maps("groups"), group -> new DeclaredGroup(group.text("name"), group.texts("users")));
        var roles = located(map.maps("roles"), role -> role(account, role));
        return new DeclaredAccount(account, named, subscriptions, clients, groups, roles, applications(account, map));
    }

    private DeclaredApplications applications(Account account, YamlMap map) {
        return new DeclaredApplications(
                located(map.maps("scopes"), scope -> scope(account, scope)),
                located(map.maps("application-secrets"), secret -> applicationSecret(account, secret)));
    }

    private static ApplicationScope scope(Account account, YamlMap map) {
        ApplicationKey application = application(account, map);
        String id = map.text("id");
        String description = map.optionalText("description").orElse("");
        return checked(map, () -> new ApplicationScope(account.name(), application, id, description));
    }

    private DeclaredApplicationSecret applicationSecret(Account account, YamlMap map) {
        ApplicationKey application = application(account, map);
        return new DeclaredApplicationSecret(
                application,
                secret(map, "secret")
                        .orElseThrow(
                                () -> map.problem("add 'secret' or 'secret-file' to the secret of " + application)));
    }

    private static DeclaredRole role(Account account, YamlMap map) {
        return new DeclaredRole(application(account, map), map.text("name"), map.texts("users"), map.texts("groups"));
    }

    private NewClient client(Account account, YamlMap map) {
        String id = map.text("id");
        NewClient client = new NewClient(
                Optional.of(id),
                map.optionalText("name").orElse(id),
                map.optionalText("description").orElse(""),
                application(account, map),
                secret(map, "secret"),
                map.value("authentication", ClientAuthentication::parse).orElse(ClientAuthentication.BASIC),
                map.duration("token-lifetime").orElse(OAuthClient.DEFAULT_LIFETIME));
        if (client.secret().isEmpty()) {
            throw map.problem("add 'secret' or 'secret-file' to client '" + id + "'");
        }
        return client;
    }

    /** {@code subscription} is a node type of the account itself, or {@code provider:application}. */
    private static ApplicationKey application(Account account, YamlMap map) {
        return map.value(
                        "subscription",
                        word -> word.contains(":") || word.contains("/")
                                ? ApplicationKey.parse(word)
                                : ApplicationKey.of(account.shortName(), nodeType(word)))
                .orElseThrow(() -> map.problem("key 'subscription' is missing; add it here"));
    }

    private static NodeType nodeType(String word) {
        return NodeType.ofSuffix(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("must be tmn or iflmap, was '" + word + "'"));
    }

    private Optional<Secret> secret(YamlMap map, String key) {
        Optional<Secret> written = map.optionalText(key).map(Secret::of);
        Optional<Secret> fromFile = map.optionalText(key + "-file").map(name -> secretOf(map, name));
        if (written.isPresent() && fromFile.isPresent()) {
            throw map.problem("give either '" + key + "' or '" + key + "-file', not both");
        }
        return written.or(() -> fromFile);
    }

    private Secret secretOf(YamlMap map, String name) {
        Path secretFile = file.toAbsolutePath().resolveSibling(name);
        try {
            return Secret.of(Files.readString(secretFile).strip());
        } catch (IOException unreadable) {
            throw map.problem("the secret file " + secretFile + " can't be read; create it or correct the name");
        }
    }

    private interface Making<T> {
        T make();
    }

    private static <T> T checked(YamlMap map, Making<T> making) {
        try {
            return making.make();
        } catch (IllegalArgumentException invalid) {
            throw map.problem(String.valueOf(invalid.getMessage()));
        }
    }
}
