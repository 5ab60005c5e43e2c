package dev.durward.store.sql;

import dev.durward.domain.criteria.Position;
import dev.durward.domain.criteria.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Makes the condition for the rows that follow a position. */
final class Keyset {
    private final EntitySet set;

    Keyset(EntitySet set) {
        this.set = set;
    }

    Condition after(List<SortKey> order, Position position) {
        if (position.values().size() != order.size()) {
            throw new IllegalArgumentException("the position does not belong to this order");
        }
        boolean descending = order.getFirst().descending();
        boolean plain = order.stream()
                .allMatch(key -> key.descending() == descending
                        && !set.attribute(key.attribute()).nullable());
        return plain ? rowValue(order, position, descending) : stepwise(order, position);
    }

    /** {@code (a, b) > (x, y)}, which walks an index. */
    private Condition rowValue(List<SortKey> order, Position position, boolean descending) {
        List<Field<?>> parts = new ArrayList<>();
        order.forEach(key -> parts.add(set.attribute(key.attribute()).field()));
        for (int i = 0; i < order.size(); i++) {
            parts.add(literal(order.get(i), position.values().get(i)));
        }
        String left = braces(0, order.size());
        String right = braces(order.size(), order.size() * 2);
        return DSL.condition(left + (descending ? " < " : " > ") + right, parts.toArray(Field<?>[]::new));
    }

    private static String braces(int from, int to) {
        StringBuilder text = new StringBuilder("(");
        for (int i = from; i < to; i++) {
            text.append(i == from ? "{" : ", {").append(i).append('}');
        }
        return text.append(')').toString();
    }

    /** {@code a > x or (a = x and (b > y or ...))}, where directions differ or nulls occur. */
    private Condition stepwise(List<SortKey> order, Position position) {
        Condition rest = DSL.falseCondition();
        for (int i = order.size() - 1; i >= 0; i--) {
            SortKey key = order.get(i);
            Object value = position.values().get(i);
            rest = beyond(key, value).or(at(key, value).and(rest));
        }
        return rest;
    }

    private Condition at(SortKey key, @Nullable Object value) {
        Field<?> field = set.attribute(key.attribute()).field();
        return value == null ? field.isNull() : DSL.condition("{0} = {1}", field, literal(key, value));
    }

    private Condition beyond(SortKey key, @Nullable Object value) {
        Attribute attribute = set.attribute(key.attribute());
        if (value == null) {
            // null comes before every value, so after all of them in descending order
            return key.descending() ? DSL.falseCondition() : attribute.field().isNotNull();
        }
        Condition further =
                DSL.condition(key.descending() ? "{0} < {1}" : "{0} > {1}", attribute.field(), literal(key, value));
        return key.descending() && attribute.nullable()
                ? further.or(attribute.field().isNull())
                : further;
    }

    private Field<?> literal(SortKey key, @Nullable Object value) {
        boolean text = set.attribute(key.attribute()).kind() == AttributeKind.TEXT;
        return switch (value) {
            case String word when text -> DSL.val(StorableText.of(word), SQLDataType.CLOB);
            case Long number when !text -> DSL.val(number, SQLDataType.BIGINT);
            case null, default -> throw new IllegalArgumentException("the position does not belong to this order");
        };
    }
}
