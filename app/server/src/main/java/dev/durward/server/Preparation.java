package dev.durward.server;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.secret.SecretCipher;
import dev.durward.server.declaration.Declarations;
import dev.durward.store.content.UserCredentialRepository;
import java.util.Map;

/** What is done to the store before the doors open; the demo puts its account there. */
@FunctionalInterface
public interface Preparation {
    /** Nothing. */
    Preparation NONE = registries -> {};

    /** Values for placeholders in flow files, asked for after {@link #prepare}. */
    default Map<String, String> flowProperties() {
        return Map.of();
    }

    /** Prepares the store. */
    void prepare(Registries registries);

    /**
     * What a preparation may use.
     *
     * @param directory the directory
     * @param declarations applies declarations
     * @param accounts changes users
     * @param clients changes clients
     * @param credentials user credentials of accounts
     * @param cipher encrypts their passwords
     */
    record Registries(
            DirectoryService directory,
            Declarations declarations,
            AccountRegistry accounts,
            ClientRegistry clients,
            UserCredentialRepository credentials,
            SecretCipher cipher) {}
}
