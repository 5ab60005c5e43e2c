package dev.durward.store.directory;

import dev.durward.store.StoreKind;

/** {@link DirectoryConformance} on SQLite. */
final class DirectoryOnSqliteConformanceTest extends DirectoryConformance {
    DirectoryOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
