package dev.durward.odata.edm;

/**
 * A way from an entity to others.
 *
 * @param name its name
 * @param targetSet the set that the others are in
 * @param many whether there may be more than one
 */
public record NavigationProperty(String name, String targetSet, boolean many) {}
