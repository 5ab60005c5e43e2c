package dev.durward.odata.query;

import java.util.List;

/** A condition on entities. */
public sealed interface Filter {
    /** Every one holds; true when empty. */
    record And(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** At least one holds; false when empty. */
    record Or(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** The other does not hold. */
    record Not(Filter filter) implements Filter {}

    /** Two values compared. */
    record Compare(Term left, Comparison comparison, Term right) implements Filter {}

    /** A text function that yields true or false. */
    record TextMatch(TextFunction function, Term text, Term pattern) implements Filter {}

    /** Always or never. */
    record Constant(boolean holds) implements Filter {}

    /** Holds for every entity. */
    static Filter everything() {
        return new And(List.of());
    }

    /** A property equals a value. */
    static Filter equal(String path, Object value) {
        return new Compare(new Term.Member(path), Comparison.EQ, new Term.Value(value));
    }

    /** Both hold. */
    default Filter and(Filter other) {
        if (equals(everything())) {
            return other;
        }
        return other.equals(everything()) ? this : new And(List.of(this, other));
    }

    /** How two values are compared. */
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
        SUBSTRING_OF,
        /** The text begins with the pattern. */
        STARTS_WITH,
        /** The text ends with the pattern. */
        ENDS_WITH
    }
}
