package dev.durward.store.directory;

import dev.durward.store.StoreKind;

/** {@link DirectoryConformance} on PostgreSQL. */
final class DirectoryOnPostgresqlConformanceTest extends DirectoryConformance {
    DirectoryOnPostgresqlConformanceTest() {
        super(StoreKind.POSTGRESQL);
    }
}
