package dev.durward.store.directory;

import dev.durward.store.StoreKind;

/** {@link AuthorizationConformance} on PostgreSQL. */
final class AuthorizationOnPostgresqlConformanceTest extends AuthorizationConformance {
    AuthorizationOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
