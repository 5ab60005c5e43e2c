package dev.durward.store.sql;

import dev.durward.domain.criteria.Criterion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Makes SQL of operands: attributes, values and functions of them. */
final class Terms {
    // beyond every text, and far from where whole numbers end in PostgreSQL
    private static final int LONGEST_TEXT = 1_000_000_000;

    private static final long SECOND_MS = 1000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    private final EntitySet set;
    private final Dialect dialect;

    Terms(EntitySet set, Dialect dialect) {
        this.set = set;
        this.dialect = dialect;
    }

    Term of(Criterion.Operand operand) {
        return switch (operand) {
            case Criterion.Attribute attribute -> attribute(attribute.name());
            case Criterion.Value value -> Term.literal(value.value());
            case Criterion.Function function ->
                function(
                        function.name(),
                        function.arguments().stream().map(this::of).toList());
        };
    }

    private Term attribute(String name) {
        Attribute attribute = set.attribute(name);
        return Term.expression(attribute.field(), attribute.kind(), attribute.nullable());
    }

    private Term function(String name, List<Term> arguments) {
        requireCount(name, arguments.size());
        if (arguments.stream().anyMatch(Term::isNull)) {
            return Term.literal(null);
        }
        Term first = arguments.getFirst();
        return switch (name) {
            case "tolower" -> text(dialect.lower("{0}"), name, arguments);
            case "toupper" -> text(dialect.upper("{0}"), name, arguments);
            case "trim" -> text("trim({0})", name, arguments);
            case "concat" -> text("({0} || {1})", name, arguments);
            case "length" -> number("length({0})", texts(name, arguments));
            case "indexof" -> number("(" + dialect.positionFunction() + "({0}, {1}) - 1)", texts(name, arguments));
            case "substring" -> substring(arguments);
            case "year", "month", "day" -> datePart(name, first.require(AttributeKind.MOMENT, name));
            case "hour" -> timePart(first.require(AttributeKind.MOMENT, name), HOUR_MS, 24);
            case "minute" -> timePart(first.require(AttributeKind.MOMENT, name), MINUTE_MS, 60);
            case "second" -> timePart(first.require(AttributeKind.MOMENT, name), SECOND_MS, 60);
            default -> throw new IllegalArgumentException("there is no function '" + name + "' to ask with");
        };
    }

    private static void requireCount(String name, int count) {
        int most = switch (name) {
            case "concat", "indexof" -> 2;
            case "substring" -> 3;
            default -> 1;
        };
        int least = Math.min(2, most);
        if (count < least || count > most) {
            throw new IllegalArgumentException("function " + name + " takes " + most + " operands, not " + count);
        }
    }

    private static Term text(String template, String name, List<Term> arguments) {
        List<Term> texts = texts(name, arguments);
        return Term.expression(
                DSL.field(template, SQLDataType.CLOB, fields(texts)), AttributeKind.TEXT, anyNullable(texts));
    }

    private static Term number(String template, List<Term> arguments) {
        return Term.expression(
                DSL.field("CAST(" + template + " AS bigint)", SQLDataType.BIGINT, fields(arguments)),
                AttributeKind.NUMBER,
                anyNullable(arguments));
    }

    private static List<Term> texts(String name, List<Term> arguments) {
        arguments.forEach(argument -> argument.require(AttributeKind.TEXT, name));
        return arguments;
    }

    private Term substring(List<Term> arguments) {
        arguments.getFirst().require(AttributeKind.TEXT, "substring");
        arguments.stream().skip(1).forEach(argument -> argument.require(AttributeKind.NUMBER, "substring"));
        // a negative start or length means something else in each database
        String start = notNegative("{1}") + " + 1";
        String template = arguments.size() == 2
                ? "substr({0}, " + start + ")"
                : "substr({0}, " + start + ", " + notNegative("{2}") + ")";
        return Term.expression(
                DSL.field(template, SQLDataType.CLOB, fields(arguments)), AttributeKind.TEXT, anyNullable(arguments));
    }

    private static String notNegative(String number) {
        return "CAST(CASE WHEN " + number + " < 0 THEN 0 WHEN " + number + " > " + LONGEST_TEXT + " THEN "
                + LONGEST_TEXT + " ELSE " + number + " END AS integer)";
    }

    private Term datePart(String name, Term moment) {
        if (moment.value() instanceof Long millis) {
            ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
            return Term.literal(
                    switch (name) {
                        case "year" -> (long) time.getYear();
                        case "month" -> (long) time.getMonthValue();
                        default -> (long) time.getDayOfMonth();
                    });
        }
        return number(dialect.datePart(name, "{0}"), List.of(moment));
    }

    private static Term timePart(Term moment, long unitMs, int modulus) {
        return number("(({0} / " + unitMs + ") % " + modulus + ")", List.of(moment));
    }

    private static boolean anyNullable(List<Term> terms) {
        return terms.stream().anyMatch(Term::nullable);
    }

    private static Field<?>[] fields(List<Term> terms) {
        return terms.stream().map(Term::field).toArray(Field<?>[]::new);
    }
}
