package dev.durward.store.sql;

import java.sql.SQLException;
import org.jooq.SQLDialect;

/** What differs between the databases; everything else is the same text for both. */
public enum Dialect {
    /** SQLite, in one process. */
    SQLITE("sqlite", "TEXT", "INTEGER", "BLOB", " WITHOUT ROWID", "INTEGER PRIMARY KEY AUTOINCREMENT"),
    /** PostgreSQL 15 or newer; text compares by code point, as in SQLite. */
    POSTGRESQL(
            "postgresql",
            "text COLLATE \"C\"",
            "bigint",
            "bytea",
            "",
            "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");

    private final String folder;
    private final String text;
    private final String integer;
    private final String bytes;
    private final String keyed;
    private final String counted;

    Dialect(String folder, String text, String integer, String bytes, String keyed, String counted) {
        this.folder = folder;
        this.text = text;
        this.integer = integer;
        this.bytes = bytes;
        this.keyed = keyed;
        this.counted = counted;
    }

    /** The folder of the migrations that differ. */
    String folder() {
        return folder;
    }

    /** A migration's text with this database's column types. */
    String migration(String script) {
        return script.replace("${text}", text)
                .replace("${int}", integer)
                .replace("${bytes}", bytes)
                .replace("${keyed}", keyed)
                .replace("${counted}", counted);
    }

    /** Ends a query whose rows nobody else may change before the end of the transaction. */
    public String forUpdate() {
        return switch (this) {
            // the only writer holds the whole file
            case SQLITE -> "";
            case POSTGRESQL -> " FOR UPDATE";
        };
    }

    /**
     * Holds off changes of a table by others until the end of the transaction, so that what the next statement sees of
     * it stays true.
     */
    public void holdOffChanges(Session session, String table) throws SQLException {
        switch (this) {
            // the only writer holds the whole file
            case SQLITE -> {}
            case POSTGRESQL -> session.update("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    /** The function that finds one text in another: 1 for its beginning, 0 for nowhere. */
    public String positionFunction() {
        return switch (this) {
            case SQLITE -> "instr";
            case POSTGRESQL -> "strpos";
        };
    }

    /** Lower case by Unicode: SQLite's own function knows ASCII only, PostgreSQL's goes by the collation. */
    public String lower(String operand) {
        return switch (this) {
            case SQLITE -> "unicode_lower(" + operand + ")";
            case POSTGRESQL -> "lower(" + operand + " COLLATE \"und-x-icu\") COLLATE \"C\"";
        };
    }

    /** Upper case by Unicode. */
    public String upper(String operand) {
        return switch (this) {
            case SQLITE -> "unicode_upper(" + operand + ")";
            case POSTGRESQL -> "upper(" + operand + " COLLATE \"und-x-icu\") COLLATE \"C\"";
        };
    }

    /** A part of a time in milliseconds, in UTC: {@code year}, {@code month} or {@code day}. */
    public String datePart(String part, String milliseconds) {
        return switch (this) {
            case SQLITE ->
                "CAST(strftime('" + strftime(part) + "', " + milliseconds + " / 1000, 'unixepoch') AS INTEGER)";
            case POSTGRESQL ->
                "CAST(extract(" + part + " FROM to_timestamp(" + milliseconds
                        + " / 1000) AT TIME ZONE 'UTC') AS bigint)";
        };
    }

    private static String strftime(String part) {
        return switch (part) {
            case "year" -> "%Y";
            case "month" -> "%m";
            default -> "%d";
        };
    }

    /** The name by which jOOQ knows it. */
    public SQLDialect jooq() {
        return switch (this) {
            case SQLITE -> SQLDialect.SQLITE;
            case POSTGRESQL -> SQLDialect.POSTGRES;
        };
    }
}
