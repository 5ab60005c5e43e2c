package dev.durward.store.content;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.content.UserCredential;
import java.util.List;
import java.util.Optional;

/** User credentials at rest. Passwords come in and go out encrypted; this library never sees them in clear. */
public interface UserCredentialRepository {
    /** Creates one with its audit event; returns false and writes nothing when the name is taken. */
    boolean create(UserCredential credential, byte[] encryptedPassword, AuditEvent event);

    /** Replaces one with its audit event; returns false and writes nothing when there is none. */
    boolean replace(UserCredential credential, byte[] encryptedPassword, AuditEvent event);

    /** Removes one with its audit event; returns false and writes nothing when there is none. */
    boolean delete(String account, String name, AuditEvent event);

    /** One by name. */
    Optional<UserCredential> find(String account, String name);

    /** All of an account, by name. */
    List<UserCredential> list(String account);

    /** The encrypted password of one. */
    Optional<byte[]> encryptedPassword(String account, String name);
}
