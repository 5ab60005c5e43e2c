package dev.durward.store.content;

import dev.durward.store.StoreKind;

/** {@link ContentConformance} on SQLite. */
final class ContentOnSqliteConformanceTest extends ContentConformance {
    ContentOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
