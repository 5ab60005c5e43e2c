package dev.durward.store.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * An operand ready for SQL.
 *
 * @param field the SQL
 * @param kind what its values are
 * @param nullable whether it may be null
 * @param literal whether it is a fixed value, which {@code value} holds then
 * @param value a text, a number or null
 * @param finerThanMillis whether it is a fixed moment between two milliseconds, {@code value} being the earlier one
 */
record Term(
        Field<?> field,
        AttributeKind kind,
        boolean nullable,
        boolean literal,
        @Nullable Object value,
        boolean finerThanMillis) {

    static Term expression(Field<?> field, AttributeKind kind, boolean nullable) {
        return new Term(field, kind, nullable, false, null, false);
    }

    static Term literal(@Nullable Object value) {
        return switch (value) {
            case null -> new Term(DSL.inline((String) null), AttributeKind.NULL, true, true, null, false);
            case String text -> text(text);
            case Long number -> number(number, AttributeKind.NUMBER, false);
            case Integer number -> number(number, AttributeKind.NUMBER, false);
            case Instant moment ->
                number(
                        moment.toEpochMilli(),
                        AttributeKind.MOMENT,
                        !moment.truncatedTo(ChronoUnit.MILLIS).equals(moment));
            case Object other ->
                throw new IllegalArgumentException("a " + other.getClass().getSimpleName() + " can't be compared");
        };
    }

    private static Term text(String text) {
        String clean = StorableText.of(text);
        return new Term(DSL.val(clean, SQLDataType.CLOB), AttributeKind.TEXT, false, true, clean, false);
    }

    private static Term number(long number, AttributeKind kind, boolean finer) {
        return new Term(DSL.val(number, SQLDataType.BIGINT), kind, false, true, number, finer);
    }

    boolean isNull() {
        return kind == AttributeKind.NULL;
    }

    Term require(AttributeKind wanted, String function) {
        if (kind != wanted && kind != AttributeKind.NULL) {
            throw new IllegalArgumentException("function " + function + " can't be used on this operand");
        }
        return this;
    }
}
