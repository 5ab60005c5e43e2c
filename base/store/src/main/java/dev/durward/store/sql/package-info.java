/**
 * Owns how statements reach a database: connections, the writer queue with group commit, readers, migrations, and what
 * differs between SQLite and PostgreSQL. Public only for the repositories of this library; knows no table.
 */
@NullMarked
package dev.durward.store.sql;

import org.jspecify.annotations.NullMarked;
