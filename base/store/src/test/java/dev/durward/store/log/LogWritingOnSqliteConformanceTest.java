package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogWritingConformance} on SQLite. */
final class LogWritingOnSqliteConformanceTest extends LogWritingConformance {
    LogWritingOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
