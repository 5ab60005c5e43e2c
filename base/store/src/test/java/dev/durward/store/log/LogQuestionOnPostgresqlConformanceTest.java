package dev.durward.store.log;

import dev.durward.store.StoreKind;

/** {@link LogQuestionConformance} on PostgreSQL. */
final class LogQuestionOnPostgresqlConformanceTest extends LogQuestionConformance {
    LogQuestionOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
