package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogRetentionConformance} on SQLite. */
final class LogRetentionOnSqliteConformanceTest extends LogRetentionConformance {
    LogRetentionOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
