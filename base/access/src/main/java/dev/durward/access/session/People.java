package dev.durward.access.session;

import dev.durward.access.directory.DirectoryService;
import dev.durward.domain.authorization.LocalUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether somebody who signed in is still who they were: a local user whose password has not changed, or a user of
 * a configured identity provider. A name that a local user has belongs to that user alone, so that no provider can hand
 * out an administrator's name.
 */
public final class People {
    private static final String PASSWORD = "password:";
    private static final String PROVIDER = "provider:";

    private final DirectoryService directory;
    private final Set<String> identityProviders;

    /** Asks the directory's newest state. */
    public People(DirectoryService directory, Set<String> identityProviders) {
        this.directory = directory;
        this.identityProviders = identityProviders;
    }

    /** A local user whose password was right; empty when the user is gone or disabled by now. */
    public Optional<Person> byPassword(String user) {
        return directory
                .current()
                .user(user)
                .filter(LocalUser::enabled)
                .map(known -> new Person(known.name(), proof(known)));
    }

    /** A user of an identity provider; empty for a name that a local user has or that nobody can have. */
    public Optional<Person> byProvider(String provider, String user) {
        try {
            LocalUser.requireName(user);
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
        Person person = new Person(user, PROVIDER + provider);
        return known(person) ? Optional.of(person) : Optional.empty();
    }

    /** Whether somebody who signed in so could still do so. */
    boolean known(Person person) {
        Optional<LocalUser> local = directory.current().user(person.user());
        if (person.proof().startsWith(PROVIDER)) {
            return local.isEmpty() && identityProviders.contains(person.proof().substring(PROVIDER.length()));
        }
        return local.filter(LocalUser::enabled)
                .filter(user -> proof(user).equals(person.proof()))
                .isPresent();
    }

    /** Of the stored hash, so that it tells nothing of the password to who reads the sessions only. */
    private static String proof(LocalUser user) {
        return PASSWORD + sha256(user.passwordHash());
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
