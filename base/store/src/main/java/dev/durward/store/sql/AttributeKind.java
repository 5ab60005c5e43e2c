package dev.durward.store.sql;

/** What a term's values are. */
public enum AttributeKind {
    /** Text, compared by code point. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** A moment, kept as milliseconds since 1970. */
    MOMENT,
    /** Null, which compares with everything. */
    NULL
}
