package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogCountConformance} on PostgreSQL. */
final class LogCountOnPostgresqlConformanceTest extends LogCountConformance {
    LogCountOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
