package dev.durward.odata;

import dev.durward.odata.edm.NavigationProperty;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.Selection;
import dev.durward.odata.set.Expansion;
import dev.durward.odata.set.Operation;
import dev.durward.odata.wire.EntryPlan;
import dev.durward.odata.wire.EntryPlan.Related;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out what is written of each row, and reads what is behind expanded navigations: one query for each of them. */
final class Expanding<C> {
    private final Registry<C> registry;
    private final C caller;

    Expanding(Registry<C> registry, C caller) {
        this.registry = registry;
        this.caller = caller;
    }

    /** Refuses with 501 a navigation that the set does not expand; before any row is read. */
    <T> void check(Declared<C, T> set, Selection selection) {
        selection.expanded().forEach((name, below) -> {
            if (set.set().expansion(name).isEmpty() || !below.expanded().isEmpty()) {
                throw Refusal.notImplemented();
            }
            target(set, name).require(caller, Operation.READ);
        });
    }

    <T> EntryPlan<T> plan(Declared<C, T> set, Selection selection, List<T> rows) {
        if (selection.equals(Selection.ALL)) {
            return set.plan();
        }
        Map<String, Related<?>> related = new HashMap<>();
        selection.expanded().forEach((name, below) -> {
            Expansion<C, T> expansion = set.set().expansion(name).orElseThrow(Refusal::notImplemented);
            related.put(name, related(target(set, name), below, expansion.related(caller, rows)));
        });
        return EntryPlan.of(set.model(), set.set(), selection, related);
    }

    private <T> Declared<C, ?> target(Declared<C, T> set, String name) {
        NavigationProperty navigation = set.model().type().navigation(name).orElseThrow();
        return registry.declaredOrEmpty(navigation.targetSet());
    }

    // an expansion is declared next to the navigation whose target set has these rows
    @SuppressWarnings("unchecked")
    private <R> Related<R> related(Declared<C, R> target, Selection selection, List<? extends List<?>> rows) {
        EntryPlan<R> plan = EntryPlan.of(target.model(), target.set(), selection, Map.of());
        return new Related<>(plan, (List<? extends List<R>>) rows);
    }
}
