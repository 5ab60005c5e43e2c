package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogWritingConformance} on PostgreSQL. */
final class LogWritingOnPostgresqlConformanceTest extends LogWritingConformance {
    LogWritingOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
