package dev.durward.store.content;

import dev.durward.store.StoreKind;

/** {@link ContentConformance} on PostgreSQL. */
final class ContentOnPostgresqlConformanceTest extends ContentConformance {
    ContentOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
