package dev.durward.store.audit;

import dev.durward.store.StoreKind;

/** {@link AuditConformance} on PostgreSQL. */
final class AuditOnPostgresqlConformanceTest extends AuditConformance {
    AuditOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
