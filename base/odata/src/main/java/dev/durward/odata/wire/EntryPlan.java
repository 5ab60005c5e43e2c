package dev.durward.odata.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.durward.odata.edm.NavigationProperty;
import dev.durward.odata.edm.Property;
import dev.durward.odata.edm.SetModel;
import dev.durward.odata.edm.SimpleKind;
import dev.durward.odata.query.Selection;
import dev.durward.odata.set.EntitySet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is written of each entity of a set, worked out once for many entities.
 *
 * @param <T> a row
 * @param model the set in the model
 * @param set its declaration
 * @param values the properties shown
 * @param links the navigations shown
 */
public record EntryPlan<T>(SetModel model, EntitySet<?, T> set, List<ValuePlan<T>> values, List<LinkPlan> links) {

    /** How a property is written. */
    sealed interface ValuePlan<T> {}

    /** How a simple property is written. */
    record SimplePlan<T>(String name, SerializedString jsonName, SimpleKind kind, Function<T, @Nullable Object> value)
            implements ValuePlan<T> {}

    /** How a complex property is written. */
    record ComplexPlan<T>(String name, SerializedString jsonName, String typeName, List<SimplePlan<T>> parts)
            implements ValuePlan<T> {}

    /** How a navigation is written. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; written by nobody
    record LinkPlan(
            String name, SerializedString jsonName, byte[] suffix, boolean many, Optional<Related<?>> related) {}

    /**
     * The entities behind an expanded navigation.
     *
     * @param plan what is written of each
     * @param rows for each row of the page, in order, its related rows
     */
    public record Related<R>(EntryPlan<R> plan, List<? extends List<R>> rows) {}

    /**
     * Works out what is shown.
     *
     * @param related what is behind expanded navigations, by navigation
     */
    public static <T> EntryPlan<T> of(
            SetModel model, EntitySet<?, T> set, Selection selection, Map<String, Related<?>> related) {
        List<ValuePlan<T>> values = new ArrayList<>();
        for (Property property : model.type().properties()) {
            if (selection.shows(property.name())) {
                values.add(value(property, set));
            }
        }
        List<LinkPlan> links = new ArrayList<>();
        for (NavigationProperty navigation : model.type().navigations()) {
            String name = navigation.name();
            if (selection.links(name)) {
                byte[] suffix = ("/" + name).getBytes(StandardCharsets.UTF_8);
                links.add(new LinkPlan(
                        name,
                        new SerializedString(name),
                        suffix,
                        navigation.many(),
                        Optional.ofNullable(related.get(name))));
            }
        }
        return new EntryPlan<>(model, set, List.copyOf(values), List.copyOf(links));
    }

    /** The whole address of a row's entity. */
    public String address(String serviceRoot, T row) {
        UriBuffer<T> uri = new UriBuffer<>(serviceRoot, model, set);
        uri.entity(row);
        return uri.absolute();
    }

    /** How one property of a set is written. */
    static <T> ValuePlan<T> value(Property property, EntitySet<?, T> set) {
        return switch (property) {
            case Property.Simple simple -> simple(simple, simple.name(), set);
            case Property.Complex complex -> {
                List<SimplePlan<T>> parts = new ArrayList<>();
                for (Property.Simple part : complex.parts()) {
                    parts.add(simple(part, complex.name() + "/" + part.name(), set));
                }
                yield new ComplexPlan<>(
                        complex.name(), new SerializedString(complex.name()), complex.typeName(), List.copyOf(parts));
            }
        };
    }

    private static <T> SimplePlan<T> simple(Property.Simple property, String path, EntitySet<?, T> set) {
        return new SimplePlan<>(
                property.name(), new SerializedString(property.name()), property.kind(), set.value(path));
    }
}
