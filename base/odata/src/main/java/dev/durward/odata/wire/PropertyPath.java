package dev.durward.odata.wire;

import dev.durward.odata.edm.Property;
import dev.durward.odata.wire.EntryPlan.ComplexPlan;
import dev.durward.odata.wire.EntryPlan.SimplePlan;
import dev.durward.odata.wire.EntryPlan.ValuePlan;
import java.util.List;
import java.util.Optional;

/** Finds single properties. */
public final class PropertyPath {
    private PropertyPath() {}

    /** The text of a simple property; empty when it is null or complex. */
    public static <T> Optional<String> text(EntryPlan<T> plan, List<String> path, T row) {
        return switch (plan(plan, path)) {
            case ComplexPlan<T> ignored -> Optional.empty();
            case SimplePlan<T> simple ->
                Optional.ofNullable(simple.value().apply(row)).map(value -> AtomEntries.text(simple.kind(), value));
        };
    }

    static <T> ValuePlan<T> plan(EntryPlan<T> plan, List<String> path) {
        Property property = plan.model().type().property(path.getFirst()).orElseThrow();
        ValuePlan<T> found = EntryPlan.value(property, plan.set());
        if (path.size() == 1 || !(found instanceof ComplexPlan<T> complex)) {
            return found;
        }
        for (SimplePlan<T> part : complex.parts()) {
            if (part.name().equals(path.get(1))) {
                return part;
            }
        }
        throw new IllegalStateException("no property " + path);
    }
}
