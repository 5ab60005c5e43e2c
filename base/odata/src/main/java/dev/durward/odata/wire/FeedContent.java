package dev.durward.odata.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A feed to be written.
 *
 * @param <T> a row
 * @param plan what is written of each row
 * @param rows the rows
 * @param count how many match in all; empty when nobody asked
 * @param next address of the next page; empty on the last
 */
public record FeedContent<T>(EntryPlan<T> plan, List<T> rows, OptionalLong count, Optional<String> next) {}
