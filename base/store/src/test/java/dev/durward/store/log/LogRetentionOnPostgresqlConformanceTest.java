package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogRetentionConformance} on PostgreSQL. */
final class LogRetentionOnPostgresqlConformanceTest extends LogRetentionConformance {
    LogRetentionOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
