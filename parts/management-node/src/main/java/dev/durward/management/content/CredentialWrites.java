package dev.durward.management.content;

import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.content.UserCredential;
import dev.durward.domain.secret.Secret;
import dev.durward.management.api.ApiCaller;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.set.EntityInput;
import dev.durward.odata.set.Writes;
import dev.durward.odata.set.Written;
import dev.durward.store.content.UserCredentialRepository;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Changes of user credentials. Deploying is asynchronous in the original, so every success is 202 (contract section 7). */
final class CredentialWrites implements Writes<ApiCaller, UserCredential> {
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_TEXT = 1024;
    private static final String DEFAULT_KIND = "default";
    private static final Set<String> KINDS = Set.of(DEFAULT_KIND, "successfactors", "openconnectors");

    private final UserCredentialRepository credentials;
    private final SecretCipher cipher;
    private final InstantSource clock;

    CredentialWrites(UserCredentialRepository credentials, SecretCipher cipher, InstantSource clock) {
        this.credentials = credentials;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public Written<UserCredential> create(ApiCaller caller, EntityInput input) {
        UserCredential credential =
                read(caller, input, text(input, CredentialSet.NAME).orElse(""));
        byte[] password = encrypted(caller, credential.name(), input);
        return credentials.create(
                        credential, password, event(caller, "Deploying user credential: " + credential.name()))
                ? new Written.Shown<>(ACCEPTED, credential)
                : new Written.Refused<>(
                        CONFLICT, "User credential '" + credential.name() + "' exists; change it with PUT.");
    }

    @Override
    public Written<UserCredential> replace(ApiCaller caller, EntityKey key, EntityInput input) {
        String name = key.text(CredentialSet.NAME);
        if (!text(input, CredentialSet.NAME).orElse(name).equals(name)) {
            throw Refusal.badRequest("Name must be the one in the address, or left out.");
        }
        UserCredential credential = read(caller, input, name);
        byte[] password = encrypted(caller, name, input);
        return credentials.replace(credential, password, event(caller, "Updating user credential: " + name))
                ? new Written.Done<>(ACCEPTED)
                : missing(name);
    }

    @Override
    public Written<UserCredential> delete(ApiCaller caller, EntityKey key) {
        String name = key.text(CredentialSet.NAME);
        return credentials.delete(caller.account(), name, event(caller, "Undeploying user credential: " + name))
                ? new Written.Done<>(ACCEPTED)
                : new Written.Refused<>(404, Refusal.noEntity().text());
    }

    private static Written<UserCredential> missing(String name) {
        return new Written.Refused<>(CONFLICT, "There is no user credential '" + name + "'; create it with POST.");
    }

    private UserCredential read(ApiCaller caller, EntityInput input, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
            throw Refusal.badRequest("Name must have 1 to 150 characters and no control characters.");
        }
        String kind = text(input, "Kind").orElse(DEFAULT_KIND);
        if (!KINDS.contains(kind)) {
            throw Refusal.badRequest("Kind must be default, successfactors or openconnectors.");
        }
        return new UserCredential(
                caller.account(),
                name,
                kind,
                text(input, "Description"),
                text(input, "User"),
                text(input, "CompanyId"),
                caller.caller().user(),
                clock.millis());
    }

    private byte[] encrypted(ApiCaller caller, String name, EntityInput input) {
        Secret password = Secret.of(text(input, "Password").orElse(""));
        return cipher.encrypt(password, caller.account() + "/credential/" + name);
    }

    private AuditEvent event(ApiCaller caller, String message) {
        return new AuditEvent(
                caller.account(),
                clock.instant(),
                AuditEvent.Category.CONFIGURATION,
                caller.caller().user(),
                caller.source(),
                message);
    }

    private static Optional<String> text(EntityInput input, String property) {
        Optional<String> text = input.text(property);
        if (text.isPresent()
                && (text.get().length() > LONGEST_TEXT || text.get().indexOf('\0') >= 0)) {
            throw Refusal.badRequest(property + " must have at most 1024 characters, none of them zero.");
        }
        return text;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
