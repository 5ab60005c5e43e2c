package dev.durward.odata;

import dev.durward.odata.edm.NavigationProperty;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Resource;
import dev.durward.odata.set.Navigation;
import dev.durward.odata.set.Operation;
import java.util.List;

/** Follows the path of a request from a set over its navigations to what is addressed. */
final class Walk<C> {
    /** Each step costs a query; no client follows more than three. */
    private static final int MOST_STEPS = 5;

    private final Registry<C> registry;
    private final C caller;

    Walk(Registry<C> registry, C caller) {
        this.registry = registry;
        this.caller = caller;
    }

    /** Where a path leads. */
    sealed interface Place<C> {
        /** To one row. */
        record One<C, T>(Declared<C, T> set, T row) implements Place<C> {}

        /**
         * To many rows.
         *
         * @param restriction which of the set's rows
         * @param nothing whether there is known to be none
         */
        record Many<C, T>(Declared<C, T> set, Filter restriction, boolean nothing) implements Place<C> {}
    }

    Place<C> to(Resource resource) {
        if (resource.steps().size() > MOST_STEPS) {
            throw Refusal.notImplemented();
        }
        return start(registry.declared(resource.set()), resource);
    }

    private <T> Place<C> start(Declared<C, T> set, Resource resource) {
        set.require(caller, Operation.READ);
        if (resource.key().isEmpty()) {
            return new Place.Many<>(set, Filter.everything(), false);
        }
        return follow(set, set.find(caller, resource.key().get()), resource.steps());
    }

    private <T> Place<C> follow(Declared<C, T> set, T row, List<Resource.Step> steps) {
        if (steps.isEmpty()) {
            return new Place.One<>(set, row);
        }
        Resource.Step step = steps.getFirst();
        NavigationProperty property =
                set.model().type().navigation(step.navigation()).orElseThrow();
        Navigation<T> navigation = set.set().navigation(step.navigation()).orElseThrow(Refusal::notImplemented);
        List<Resource.Step> rest = steps.subList(1, steps.size());
        return switch (navigation) {
            case Navigation.ToMany<T> many ->
                many(registry.declared(property.targetSet()), many.restriction().apply(row), step, rest);
            case Navigation.ToOne<T> one ->
                found(
                        registry.declared(property.targetSet()),
                        one.key().apply(row).orElseThrow(Refusal::noEntity),
                        rest);
            case Navigation.ToNothing<T> ignored ->
                nothing(registry.declaredOrEmpty(property.targetSet()), property, step);
        };
    }

    private <R> Place<C> found(Declared<C, R> target, EntityKey key, List<Resource.Step> rest) {
        target.require(caller, Operation.READ);
        return follow(target, target.find(caller, key), rest);
    }

    private <R> Place<C> many(Declared<C, R> target, Filter restriction, Resource.Step step, List<Resource.Step> rest) {
        target.require(caller, Operation.READ);
        if (step.key().isEmpty()) {
            return new Place.Many<>(target, restriction, false);
        }
        Filter filter = restriction;
        for (String key : target.model().type().keys()) {
            filter = filter.and(Filter.equal(key, step.key().get().value(key)));
        }
        List<R> rows =
                target.set().source().page(caller, PageRequest.first(filter, 1)).rows();
        if (rows.isEmpty()) {
            throw Refusal.noEntity();
        }
        return follow(target, rows.getFirst(), rest);
    }

    private <R> Place<C> nothing(Declared<C, R> target, NavigationProperty property, Resource.Step step) {
        if (property.many() && step.key().isEmpty()) {
            return new Place.Many<>(target, Filter.everything(), true);
        }
        throw Refusal.noEntity();
    }
}
