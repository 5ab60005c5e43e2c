package dev.durward.server.demo;

import dev.durward.access.registry.Actor;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.server.Preparation.Registries;
import java.util.Optional;

/** Gives the demo's clients and users new secrets, where the file that told the old ones is gone. */
final class DemoSecrets {
    private static final Actor ACTOR = new Actor("demo", "");

    private final Registries registries;
    private final DemoCredentials credentials;

    DemoSecrets(Registries registries, DemoCredentials credentials) {
        this.registries = registries;
        this.credentials = credentials;
    }

    void replace() {
        String account = DemoDeclaration.ACCOUNT.name();
        for (String prefix : DemoCredentials.CLIENTS) {
            if (registries
                    .directory()
                    .current()
                    .client(account, credentials.name(prefix))
                    .isPresent()) {
                registries
                        .clients()
                        .update(account, credentials.name(prefix), newSecret(prefix), ACTOR)
                        .orThrow();
            }
        }
        for (String prefix : DemoCredentials.USERS) {
            registries
                    .accounts()
                    .putUser(credentials.name(prefix), credentials.secret(prefix), ACTOR)
                    .orThrow();
        }
    }

    private ClientUpdate newSecret(String prefix) {
        return new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(credentials.secret(prefix)));
    }
}
