package dev.durward.domain.criteria;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the attributes of stored things. Attributes are named as on the wire, such as {@code Status} or
 * {@code IntegrationArtifact/Id}; values are {@link String}, {@link Long}, {@link Boolean} or {@link java.time.Instant}.
 */
public sealed interface Criterion {
    /** Holds for everything. */
    Criterion ALL = new And(List.of());

    /** Every one holds; true when empty. */
    record And(List<Criterion> terms) implements Criterion {
        /** Copies the list. */
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** At least one holds; false when empty. */
    record Or(List<Criterion> terms) implements Criterion {
        /** Copies the list. */
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /** The term does not hold. With two-valued logic: what is not true is false (OData V2 treats null so). */
    record Not(Criterion term) implements Criterion {}

    /** Two operands compared; strings by code point. A null operand is equal only to null, and in no order to any. */
    record Compare(Operand left, Comparison comparison, Operand right) implements Criterion {}

    /** A text function of two operands that yields true or false; false when an operand is null. */
    record TextMatch(TextFunction function, Operand text, Operand pattern) implements Criterion {}

    /** A condition that always or never holds. */
    record Constant(boolean holds) implements Criterion {}

    /** What a comparison or a function works on. */
    sealed interface Operand {}

    /** The value of an attribute. */
    record Attribute(String name) implements Operand {}

    /** A fixed value, or null. */
    record Value(@Nullable Object value) implements Operand {}

    /** A function of an operand, such as {@code tolower} or {@code length}. */
    record Function(String name, List<Operand> arguments) implements Operand {
        /** Copies the list. */
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    /** How two operands are compared. */
    enum Comparison {
        /** Equal. */
        EQ,
        /** Not equal. */
        NE,
        /** Greater. */
        GT,
        /** Greater or equal. */
        GE,
        /** Less. */
        LT,
        /** Less or equal. */
        LE
    }

    /** Functions of two texts. */
    enum TextFunction {
        /** The pattern occurs in the text. */
        CONTAINS,
        /** The text begins with the pattern. */
        STARTS_WITH,
        /** The text ends with the pattern. */
        ENDS_WITH
    }
}
