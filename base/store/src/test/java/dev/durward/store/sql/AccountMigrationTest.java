package dev.durward.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.AccountDetails;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts that an earlier program kept, without details, are there after the upgrade. */
class AccountMigrationTest {
    private static final Schema EARLIER =
            new Schema("directory", Schema.DIRECTORY.scripts().subList(0, 4));

    @ParameterizedTest
    @EnumSource
    void accountsOfAnEarlierVersionHaveNoDetails(StoreKind kind, @TempDir Path folder) throws SQLException {
        var config = EarlierStore.filled(
                kind,
                folder,
                EARLIER,
                session -> session.update(
                                "INSERT INTO account (name, short_name, display_name, enabled) VALUES (?, ?, ?, ?)",
                                "team",
                                "t1",
                                "The team",
                                0)
                        == 1);

        try (Stores stores = SqlStores.open(config)) {
            assertThat(stores.directory().load().accounts())
                    .containsExactly(new Account("team", "t1", "The team", false, AccountDetails.NONE));
        }
    }
}
