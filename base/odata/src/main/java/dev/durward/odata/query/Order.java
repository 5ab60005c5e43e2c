package dev.durward.odata.query;

/**
 * One property to sort by.
 *
 * @param path such as {@code LogEnd}
 * @param descending true for the reverse order
 */
public record Order(String path, boolean descending) {}
