package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Calendar;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeException;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.jspecify.annotations.Nullable;

/** Reads literals of filters and keys into Java values. */
final class Literals {
    private Literals() {}

    static @Nullable Object value(LiteralExpression literal, String filter) {
        try {
            return value((EdmSimpleType) literal.getEdmType(), literal.getUriLiteral(), EdmLiteralKind.URI);
        } catch (EdmException | NumberFormatException e) {
            throw FilterReader.invalid(filter);
        }
    }

    /** A value in the type the model gives it; dates are moments, and every whole number is a long. */
    static @Nullable Object value(EdmSimpleType type, String literal, EdmLiteralKind kind) throws EdmException {
        return switch (type.getName()) {
            case "Null" -> null;
            case "DateTime", "DateTimeOffset" -> moment(type, literal, kind);
            case "Boolean" -> type.valueOfString(literal, kind, null, Boolean.class);
            // 0 and 1 are of the narrowest type that holds them
            case "Bit", "Byte", "SByte", "Int16", "Int32", "Int64", "Uint7" -> whole(type, literal, kind);
            case "String", "Guid" ->
                type.valueOfString(literal, kind, null, type.getDefaultType()).toString();
            default -> throw Refusal.notImplemented();
        };
    }

    private static Instant moment(EdmSimpleType type, String literal, EdmLiteralKind kind)
            throws EdmSimpleTypeException {
        return type.valueOfString(literal, kind, null, Calendar.class).toInstant();
    }

    private static long whole(EdmSimpleType type, String literal, EdmLiteralKind kind) throws EdmSimpleTypeException {
        return switch (type.valueOfString(literal, kind, null, type.getDefaultType())) {
            case BigInteger big -> big.longValueExact();
            case Number number -> number.longValue();
            case Object other -> Long.parseLong(other.toString());
        };
    }
}
