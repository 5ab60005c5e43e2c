package dev.durward.store.log;

/**
 * A custom header property as it is kept.
 *
 * @param id number that is unique in the database and never changes
 * @param messageGuid the message it belongs to
 * @param name name
 * @param value value
 */
public record StoredProperty(long id, String messageGuid, String name, String value) {}
