package dev.durward.store.directory;

import dev.durward.store.StoreKind;

/** {@link AuthorizationConformance} on SQLite. */
final class AuthorizationOnSqliteConformanceTest extends AuthorizationConformance {
    AuthorizationOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
