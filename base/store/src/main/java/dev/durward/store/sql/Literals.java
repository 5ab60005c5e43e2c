package dev.durward.store.sql;

import dev.durward.domain.criteria.Criterion.Comparison;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares fixed values as the databases compare stored ones. */
final class Literals {
    private Literals() {}

    static boolean compare(Term left, Comparison operator, Term right) {
        boolean equal =
                Objects.equals(left.value(), right.value()) && left.finerThanMillis() == right.finerThanMillis();
        return switch (operator) {
            case EQ -> equal;
            case NE -> !equal;
            case GT -> comparable(left, right) && order(left, right) > 0;
            case GE -> comparable(left, right) && order(left, right) >= 0;
            case LT -> comparable(left, right) && order(left, right) < 0;
            case LE -> comparable(left, right) && order(left, right) <= 0;
        };
    }

    private static boolean comparable(Term left, Term right) {
        return !left.isNull() && !right.isNull();
    }

    private static int order(Term left, Term right) {
        int order = order(left.value(), right.value());
        return order == 0 ? Boolean.compare(left.finerThanMillis(), right.finerThanMillis()) : order;
    }

    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        // bytes of UTF-8 are in the order of code points
        return Arrays.compareUnsigned(utf8(left), utf8(right));
    }

    private static byte[] utf8(@Nullable Object text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }
}
