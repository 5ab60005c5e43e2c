package dev.durward.domain.criteria;

/**
 * One attribute to sort by. Null sorts before every value, in ascending order.
 *
 * @param attribute name as on the wire
 * @param descending true for the reverse order
 */
public record SortKey(String attribute, boolean descending) {}
