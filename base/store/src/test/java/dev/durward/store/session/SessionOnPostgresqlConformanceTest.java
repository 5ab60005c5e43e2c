package dev.durward.store.session;

import dev.durward.store.StoreKind;

/** {@link SessionConformance} on PostgreSQL. */
final class SessionOnPostgresqlConformanceTest extends SessionConformance {
    SessionOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
