package dev.durward.store.token;

import dev.durward.store.StoreKind;

/** {@link TokenConformance} on SQLite. */
final class TokenOnSqliteConformanceTest extends TokenConformance {
    TokenOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
