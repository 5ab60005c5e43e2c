package dev.durward.odata.set;

/** What a caller wants to do with a set. */
public enum Operation {
    /** Read entities, properties or numbers of them. */
    READ,
    /** Read the stream of an entity. */
    READ_STREAM,
    /** Create, change or remove an entity. */
    WRITE
}
