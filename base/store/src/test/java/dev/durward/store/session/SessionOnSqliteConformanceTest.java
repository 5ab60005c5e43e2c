package dev.durward.store.session;

import dev.durward.store.StoreKind;

/** {@link SessionConformance} on SQLite. */
final class SessionOnSqliteConformanceTest extends SessionConformance {
    SessionOnSqliteConformanceTest() {
        super(StoreKind.SQLITE);
    }
}
