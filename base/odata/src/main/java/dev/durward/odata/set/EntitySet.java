package dev.durward.odata.set;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an entity set.
 *
 * @param <C> who is calling
 * @param <T> a row
 */
public final class EntitySet<C, T> {
    private final Builder<C, T> declared;
    private final Source<C, T> source;

    private EntitySet(Builder<C, T> declared) {
        this.declared = declared;
        this.source = Objects.requireNonNull(declared.source, "a set needs a source");
    }

    /** Begins a declaration; the name is that of a set in the model. */
    public static <C, T> Builder<C, T> named(String name) {
        return new Builder<>(name);
    }

    /** The set's name. */
    public String name() {
        return declared.name;
    }

    /** Where its rows come from. */
    public Source<C, T> source() {
        return source;
    }

    /** Reads a property, by a path such as {@code IntegrationArtifact/Id}; fails when it is not declared. */
    public Function<T, @Nullable Object> value(String path) {
        Function<T, @Nullable Object> value = declared.values.get(path);
        if (value == null) {
            throw new IllegalStateException("set " + declared.name + " declares no value for " + path);
        }
        return value;
    }

    /** Whether filters may name a property. */
    public boolean filterable(String path) {
        return declared.filterable.contains(path);
    }

    /** Whether it can be sorted by a property. */
    public boolean sortable(String path) {
        return declared.sortable.contains(path);
    }

    /** How a navigation is followed; empty when it isn't offered. */
    public Optional<Navigation<T>> navigation(String name) {
        return Optional.ofNullable(declared.navigations.get(name));
    }

    /** How a navigation is expanded; empty when it isn't offered. */
    public Optional<Expansion<C, T>> expansion(String name) {
        return Optional.ofNullable(declared.expansions.get(name));
    }

    /** Reads streams; empty when there are none. */
    public Optional<Media<C, T>> media() {
        return Optional.ofNullable(declared.media);
    }

    /** The changes allowed; empty when it is for reading only. */
    public Optional<Writes<C, T>> writes() {
        return Optional.ofNullable(declared.writes);
    }

    /** Who may do what. */
    public AccessRule<C> access() {
        return declared.access;
    }

    /** Collects a declaration. */
    public static final class Builder<C, T> {
        private final String name;
        private final Map<String, Function<T, @Nullable Object>> values = new HashMap<>();
        private final Map<String, Navigation<T>> navigations = new HashMap<>();
        private final Map<String, Expansion<C, T>> expansions = new HashMap<>();
        private Set<String> filterable = Set.of();
        private Set<String> sortable = Set.of();
        private @Nullable Source<C, T> source;
        private @Nullable Media<C, T> media;
        private @Nullable Writes<C, T> writes;
        private AccessRule<C> access = (caller, operation) -> List.of();

        private Builder(String name) {
            this.name = name;
        }

        /** How a property's value is read; every property of the type needs one, parts of complex ones as {@code A/B}. */
        public Builder<C, T> value(String path, Function<T, @Nullable Object> value) {
            values.put(path, value);
            return this;
        }

        /** Where the rows come from. */
        public Builder<C, T> source(Source<C, T> rows) {
            this.source = rows;
            return this;
        }

        /** The properties that {@code $filter} may name. */
        public Builder<C, T> filterable(String... paths) {
            this.filterable = Set.of(paths);
            return this;
        }

        /** The properties that {@code $orderby} may name. */
        public Builder<C, T> sortable(String... paths) {
            this.sortable = Set.of(paths);
            return this;
        }

        /** How a navigation is followed. */
        public Builder<C, T> navigation(String navigationName, Navigation<T> navigation) {
            navigations.put(navigationName, navigation);
            return this;
        }

        /** How a navigation is expanded. */
        public Builder<C, T> expansion(String navigationName, Expansion<C, T> expansion) {
            expansions.put(navigationName, expansion);
            return this;
        }

        /** How streams are read. */
        public Builder<C, T> media(Media<C, T> streams) {
            this.media = streams;
            return this;
        }

        /** The changes allowed. */
        public Builder<C, T> writes(Writes<C, T> changes) {
            this.writes = changes;
            return this;
        }

        /** Who may do what; everybody everything unless it is declared. */
        public Builder<C, T> access(AccessRule<C> rule) {
            this.access = rule;
            return this;
        }

        /** Ends the declaration; fails without a source. */
        public EntitySet<C, T> build() {
            return new EntitySet<>(this);
        }
    }
}
