/** Owns the databases: opening them, migrations, the writer queue with group commit, readers, and what differs between SQLite and PostgreSQL. Knows nothing of HTTP, OData or who is calling. */
@NullMarked
package dev.durward.store;

import org.jspecify.annotations.NullMarked;
