package dev.durward.store.directory;

import dev.durward.store.StoreKind;

/** {@link GroupConformance} on PostgreSQL. */
final class GroupOnPostgresqlConformanceTest extends GroupConformance {
    GroupOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
