package dev.durward.odata;

import dev.durward.odata.edm.Property;
import dev.durward.odata.edm.SetModel;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Rows;
import dev.durward.odata.query.Selection;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.Operation;
import dev.durward.odata.set.Source;
import dev.durward.odata.wire.EntryPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of the model with its declaration.
 *
 * @param plan what is written when nothing is selected
 */
record Declared<C, T>(SetModel model, EntitySet<C, T> set, EntryPlan<T> plan) {

    static <C, T> Declared<C, T> of(SetModel model, EntitySet<C, T> set) {
        return new Declared<>(model, set, EntryPlan.of(model, set, Selection.ALL, Map.of()));
    }

    /** A set that nothing is known of but its type: it has no rows. */
    static <C> Declared<C, Object> empty(SetModel model) {
        EntitySet.Builder<C, Object> builder = EntitySet.named(model.name());
        for (Property property : model.type().properties()) {
            builder.value(property.name(), row -> null);
            if (property instanceof Property.Complex complex) {
                complex.parts().forEach(part -> builder.value(complex.name() + "/" + part.name(), row -> null));
            }
        }
        return of(model, builder.source(new NoRows<>()).build());
    }

    void require(C caller, Operation operation) {
        List<String> missing = set.access().missing(caller, operation);
        if (!missing.isEmpty()) {
            throw new Refusal(
                    403,
                    "Required permissions are missing: " + String.join(", ", missing) + " is needed for " + name());
        }
    }

    T find(C caller, EntityKey key) {
        return set.source().find(caller, key).orElseThrow(Refusal::noEntity);
    }

    String name() {
        return model.name();
    }

    private static final class NoRows<C> implements Source<C, Object> {
        @Override
        public Rows<Object> page(C caller, PageRequest request) {
            return Rows.none();
        }

        @Override
        public long count(C caller, Filter filter, Map<String, String> custom) {
            return 0;
        }

        @Override
        public Optional<Object> find(C caller, EntityKey key) {
            return Optional.empty();
        }
    }
}
