package dev.durward.odata.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something in a filter that has a value. */
public sealed interface Term {
    /**
     * The value of a property.
     *
     * @param path such as {@code Status} or {@code IntegrationArtifact/Id}
     */
    record Member(String path) implements Term {}

    /**
     * A fixed value.
     *
     * @param value {@link String}, {@link Long}, {@link Boolean}, {@link java.time.Instant} or null
     */
    record Value(@Nullable Object value) implements Term {}

    /**
     * A function of values.
     *
     * @param function name as on the wire, such as {@code tolower}
     */
    record Call(String function, List<Term> arguments) implements Term {
        /** Copies the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
