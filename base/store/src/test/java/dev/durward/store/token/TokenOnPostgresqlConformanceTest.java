package dev.durward.store.token;

import dev.durward.store.StoreKind;

/** {@link TokenConformance} on PostgreSQL. */
final class TokenOnPostgresqlConformanceTest extends TokenConformance {
    TokenOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
