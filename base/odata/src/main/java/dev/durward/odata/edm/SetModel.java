package dev.durward.odata.edm;

/**
 * An entity set of the model.
 *
 * @param name its name
 * @param type the type of its entities
 */
public record SetModel(String name, EntityType type) {}
