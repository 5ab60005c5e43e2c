package dev.durward.store.sql;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Where an attribute of the wire is kept.
 *
 * @param name name on the wire
 * @param field the column
 * @param kind what its values are
 * @param nullable whether the column may hold null
 */
public record Attribute(String name, Field<?> field, AttributeKind kind, boolean nullable) {
    /** A text that is never null. */
    public static Attribute text(String name, String column) {
        return new Attribute(name, DSL.field(DSL.name(column), SQLDataType.CLOB), AttributeKind.TEXT, false);
    }

    /** A text or null. */
    public static Attribute optionalText(String name, String column) {
        return new Attribute(name, DSL.field(DSL.name(column), SQLDataType.CLOB), AttributeKind.TEXT, true);
    }

    /** A number that is never null. */
    public static Attribute number(String name, String column) {
        return new Attribute(name, DSL.field(DSL.name(column), SQLDataType.BIGINT), AttributeKind.NUMBER, false);
    }

    /** A moment that is never null. */
    public static Attribute moment(String name, String column) {
        return new Attribute(name, DSL.field(DSL.name(column), SQLDataType.BIGINT), AttributeKind.MOMENT, false);
    }

    /** A moment or null. */
    public static Attribute optionalMoment(String name, String column) {
        return new Attribute(name, DSL.field(DSL.name(column), SQLDataType.BIGINT), AttributeKind.MOMENT, true);
    }

    /** A text that is the same for all. */
    public static Attribute fixedText(String name, String value) {
        return new Attribute(name, DSL.inline(value), AttributeKind.TEXT, false);
    }
}
