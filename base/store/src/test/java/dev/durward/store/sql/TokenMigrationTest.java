package dev.durward.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that an earlier program kept are there after the upgrade. */
class TokenMigrationTest {
    private static final Schema EARLIER = new Schema("tokens", List.of("V1__tokens.sql", "V2__scopes.sql"));
    private static final String INSERT =
            "INSERT INTO access_token (token_hash, account, client_id, issued_at_ms, scopes) VALUES (?, ?, ?, ?, ?)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void tokensInTablesOfAnEarlierVersionAreKept(StoreKind kind) throws SQLException {
        assertAllKept(EarlierStore.filled(kind, folder, EARLIER, session -> {
            insertAll(session);
            return true;
        }));
    }

    private static void insertAll(Session session) throws SQLException {
        for (int i = 0; i < 300; i++) {
            session.update(INSERT, hash(i), "account-" + i % 3, "client-" + i % 7, 1000L + i, scopes(i));
        }
    }

    /** None was null or empty. */
    private static @Nullable String scopes(int number) {
        return switch (number % 3) {
            case 0 -> null;
            case 1 -> "";
            default -> "a b";
        };
    }

    private static void assertAllKept(StoreConfig config) {
        try (Stores stores = SqlStores.open(config)) {
            for (int i = 0; i < 300; i++) {
                assertThat(stores.tokens().find(hash(i)))
                        .contains(new AccessToken(
                                "account-" + i % 3,
                                hash(i),
                                "client-" + i % 7,
                                Instant.ofEpochMilli(1000 + i),
                                i % 3 == 2 ? List.of("a", "b") : List.of()));
            }
            assertThat(stores.tokens().owners()).hasSize(21);
            assertThat(stores.tokens().issuedTo("account-0", "client-0", Instant.EPOCH, Optional.empty(), 1000))
                    .hasSize(15);
        }
    }

    private static byte[] hash(int number) {
        byte[] hash = new byte[AccessToken.HASH_BYTES];
        Arrays.fill(hash, (byte) number);
        hash[31] = (byte) (number >> 8);
        hash[0] ^= hash[31];
        return hash;
    }
}
