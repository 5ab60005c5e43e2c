package dev.durward.management.content;

import dev.durward.access.secret.SecretCipher;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.odata.set.EntitySet;
import dev.durward.store.Stores;
import java.time.InstantSource;
import java.util.List;

/** The entity sets of deployed content. */
public final class ContentSets {
    private ContentSets() {}

    /**
     * Their declarations over a store.
     *
     * @param cipher encrypts passwords, with context {@code <account>/credential/<name>}
     */
    public static List<EntitySet<ApiCaller, ?>> of(
            Stores stores, SecretCipher cipher, AccessRules roles, InstantSource clock) {
        return List.of(
                ArtifactSet.declaration(stores.artifacts(), roles),
                ArtifactErrorSet.declaration(stores.artifacts(), roles),
                CredentialSet.declaration(
                        stores.credentials(), new CredentialWrites(stores.credentials(), cipher, clock), roles));
    }
}
