package dev.durward.store.directory;

import dev.durward.store.StoreKind;

/** {@link GroupConformance} on SQLite. */
final class GroupOnSqliteConformanceTest extends GroupConformance {
    GroupOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
