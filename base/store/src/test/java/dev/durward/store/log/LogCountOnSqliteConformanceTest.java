package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogCountConformance} on SQLite. */
final class LogCountOnSqliteConformanceTest extends LogCountConformance {
    LogCountOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
