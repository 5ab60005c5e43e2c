package dev.durward.store.audit;

import dev.durward.store.StoreKind;

/** {@link AuditConformance} on SQLite. */
final class AuditOnSqliteConformanceTest extends AuditConformance {
    AuditOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
