package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogQuestionConformance} on SQLite. */
final class LogQuestionOnSqliteConformanceTest extends LogQuestionConformance {
    LogQuestionOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
