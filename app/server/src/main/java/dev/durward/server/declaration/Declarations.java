package dev.durward.server.declaration;

import dev.durward.access.Access;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.access.registry.Actor;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.access.registry.ChangeResult;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.registry.GroupRegistry;
import dev.durward.access.registry.NewClient;
import dev.durward.access.registry.NewSecret;
import dev.durward.access.registry.RoleRegistry;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.server.declaration.Declaration.DeclaredAccount;
import dev.durward.server.declaration.Declaration.DeclaredApplicationSecret;
import dev.durward.server.declaration.Declaration.DeclaredApplications;
import dev.durward.server.declaration.Declaration.DeclaredGroup;
import dev.durward.server.declaration.Declaration.DeclaredRole;
import dev.durward.server.declaration.Declaration.DeclaredUser;
import dev.durward.server.declaration.Declaration.Located;
import dev.durward.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies declarations: what is missing is created, what is named is updated, nothing is deleted, and a secret is set
 * only when its client is created. A file is applied when its text is not the one applied last, so that what was revoked
 * or deleted since stays so.
 */
public final class Declarations {
    private static final Actor ACTOR = new Actor("declaration", "");

    private final DirectoryService directory;
    private final AccountRegistry accounts;
    private final ClientRegistry clients;
    private final ApplicationRegistry applications;
    private final RoleRegistry roles;
    private final GroupRegistry groups;

    /** Applies through the registries of an access. */
    public Declarations(Access access) {
        this.directory = access.directory();
        this.accounts = access.accounts();
        this.clients = access.clients();
        this.applications = access.applications();
        this.roles = access.roles();
        this.groups = access.groups();
    }

    /**
     * Applies the {@code *.yaml} files of a folder, by name; a missing folder holds none.
     *
     * @throws YamlException when a file can't be used; names file, line and remedy. Files before it stay applied
     */
    public void applyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String text = Files.readString(file);
            applyOnce(file.getFileName().toString(), text, () -> DeclarationReader.read(file, text));
        }
    }

    /** Makes a declaration when it is needed. */
    @FunctionalInterface
    public interface Source {
        /** The declaration. */
        Declaration read();
    }

    /**
     * Applies a declaration unless one of this name and text was the last applied; tells whether it did.
     *
     * @throws YamlException when the directory refuses something of it
     */
    public boolean applyOnce(String name, String text, Source source) {
        String sha256 = sha256(text);
        if (sha256.equals(directory.current().data().declarations().get(name))) {
            return false;
        }
        apply(source.read());
        done(name, accounts.rememberDeclaration(name, sha256, ACTOR));
        return true;
    }

    private void apply(Declaration declaration) {
        for (Located<DeclaredUser> user : declaration.users()) {
            String name = user.value().name();
            if (directory.current().user(name).isEmpty()) {
                user.value()
                        .password()
                        .ifPresent(password -> done(user.where(), accounts.putUser(name, password, ACTOR)));
            }
        }
        declaration.accounts().forEach(this::applyAccount);
        declaration.members().forEach(member -> done(member.where(), accounts.addMember(member.value(), ACTOR)));
    }

    private void applyAccount(Located<DeclaredAccount> declared) {
        Account account = declared.value().account();
        Optional<Account> known = directory.current().account(account.name());
        if (known.isEmpty()) {
            done(declared.where(), accounts.create(account, declared.value().subscriptions(), ACTOR));
        } else {
            updateAccount(declared, known.get());
        }
        for (NodeType nodeType : declared.value().subscriptions()) {
            if (directory.current().subscription(account, nodeType).isEmpty()) {
                done(declared.where(), applications.subscribe(account.name(), nodeType, ACTOR));
            }
        }
        applyApplications(account.name(), declared.value().applications());
        declared.value().clients().forEach(client -> applyClient(account.name(), client));
        declared.value().groups().forEach(group -> applyGroup(account.name(), group));
        declared.value().roles().forEach(role -> applyRole(account.name(), role));
    }

    /** An account that was disabled over the API stays so. */
    private void updateAccount(Located<DeclaredAccount> declared, Account known) {
        String shortName = declared.value().account().shortName();
        Account wanted = declared.value()
                .named()
                .of(new Account(known.name(), shortName, known.displayName(), known.enabled(), known.details()));
        if (!wanted.equals(known)) {
            done(declared.where(), accounts.update(wanted, ACTOR));
        }
    }

    private void applyApplications(String account, DeclaredApplications declared) {
        for (Located<ApplicationScope> scope : declared.scopes()) {
            if (!directory.current().data().scopes().contains(scope.value())) {
                done(scope.where(), applications.putScope(scope.value(), ACTOR));
            }
        }
        for (Located<DeclaredApplicationSecret> secret : declared.secrets()) {
            ApplicationKey application = secret.value().application();
            if (directory.current().applicationSecrets(account, application).isEmpty()) {
                NewSecret wanted = new NewSecret(Optional.of(secret.value().secret()), NewSecret.DEFAULT_OVERLAP);
                done(secret.where(), applications.addSecret(account, application, wanted, ACTOR));
            }
        }
    }

    private void applyClient(String account, Located<NewClient> declared) {
        NewClient wanted = declared.value();
        String id = wanted.clientId().orElseThrow();
        if (directory.current().client(account, id).isEmpty()) {
            done(declared.where(), clients.register(account, wanted, ACTOR));
            return;
        }
        ClientUpdate update = new ClientUpdate(
                Optional.of(wanted.name()),
                Optional.of(wanted.description()),
                Optional.of(wanted.authentication()),
                Optional.of(wanted.tokenLifetime()),
                Optional.empty(),
                Optional.empty());
        done(declared.where(), clients.update(account, id, update, ACTOR));
    }

    private void applyGroup(String account, Located<DeclaredGroup> declared) {
        String group = declared.value().name();
        if (directory.current().group(account, group).isEmpty()) {
            done(declared.where(), groups.create(account, List.of(group), ACTOR));
        }
        if (!declared.value().users().isEmpty()) {
            done(
                    declared.where(),
                    groups.addUsers(account, group, declared.value().users(), ACTOR));
        }
    }

    private void applyRole(String account, Located<DeclaredRole> declared) {
        DeclaredRole role = declared.value();
        List<Principal> principals;
        try {
            principals = Stream.<Principal>concat(
                            role.users().stream().map(Principal.User::new),
                            role.groups().stream().map(Principal.Group::new))
                    .toList();
        } catch (IllegalArgumentException invalid) {
            throw new YamlException(declared.where() + ": " + invalid.getMessage());
        }
        done(declared.where(), roles.assign(new RoleKey(account, role.application(), role.name()), principals, ACTOR));
    }

    private static <T> void done(String where, ChangeResult<T> result) {
        if (result instanceof ChangeResult.Refused<T>(var reason, var message)) {
            throw new YamlException(where + ": " + message);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
