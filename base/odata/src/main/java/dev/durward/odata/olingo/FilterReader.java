package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.Filter.Comparison;
import dev.durward.odata.query.Filter.TextFunction;
import dev.durward.odata.query.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.olingo.odata2.api.uri.expression.BinaryExpression;
import org.apache.olingo.odata2.api.uri.expression.BinaryOperator;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.apache.olingo.odata2.api.uri.expression.MemberExpression;
import org.apache.olingo.odata2.api.uri.expression.MethodExpression;
import org.apache.olingo.odata2.api.uri.expression.MethodOperator;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.UnaryExpression;
import org.apache.olingo.odata2.api.uri.expression.UnaryOperator;

/** Turns Olingo's tree of a filter into ours, and remembers the properties it names. */
final class FilterReader {
    private final String text;
    private final Set<String> members;

    FilterReader(String text, Set<String> members) {
        this.text = text;
        this.members = members;
    }

    /** The words for a filter that makes no sense (contract section 5). */
    static Refusal invalid(String text) {
        return Refusal.badRequest("Invalid filter expression: '" + text + "'.");
    }

    Filter filter(CommonExpression expression) {
        return switch (expression) {
            case FilterExpression whole -> filter(whole.getExpression());
            case BinaryExpression binary -> binary(binary);
            case UnaryExpression unary
            when unary.getOperator() == UnaryOperator.NOT -> new Filter.Not(filter(unary.getOperand()));
            case MethodExpression method when textFunction(method.getMethod()).isPresent() -> textMatch(method);
            case LiteralExpression literal
            when Literals.value(literal, text) instanceof Boolean holds -> new Filter.Constant(holds);
            case PropertyExpression property -> new Filter.Compare(term(property), Comparison.EQ, new Term.Value(true));
            case MemberExpression member -> new Filter.Compare(term(member), Comparison.EQ, new Term.Value(true));
            default -> throw invalid(text);
        };
    }

    private Filter binary(BinaryExpression binary) {
        if (binary.getOperator() == BinaryOperator.AND) {
            return new Filter.And(flat(binary, BinaryOperator.AND));
        }
        if (binary.getOperator() == BinaryOperator.OR) {
            return new Filter.Or(flat(binary, BinaryOperator.OR));
        }
        Comparison comparison = comparison(binary.getOperator());
        CommonExpression left = binary.getLeftOperand();
        CommonExpression right = binary.getRightOperand();
        if (isCondition(left) || isCondition(right)) {
            return ofConditions(filter(left), comparison, filter(right));
        }
        return new Filter.Compare(term(left), comparison, term(right));
    }

    private List<Filter> flat(BinaryExpression binary, BinaryOperator operator) {
        List<Filter> filters = new ArrayList<>();
        CommonExpression rest = binary;
        while (rest instanceof BinaryExpression chain && chain.getOperator() == operator) {
            filters.addFirst(filter(chain.getRightOperand()));
            rest = chain.getLeftOperand();
        }
        filters.addFirst(filter(rest));
        return filters;
    }

    // such as substringof('a',Sender) eq true
    private Filter ofConditions(Filter left, Comparison comparison, Filter right) {
        Filter equal = new Filter.Or(List.of(
                new Filter.And(List.of(left, right)),
                new Filter.And(List.of(new Filter.Not(left), new Filter.Not(right)))));
        return switch (comparison) {
            case EQ -> equal;
            case NE -> new Filter.Not(equal);
            case GT, GE, LT, LE -> throw invalid(text);
        };
    }

    private static boolean isCondition(CommonExpression expression) {
        return switch (expression) {
            case BinaryExpression binary -> !isArithmetic(binary.getOperator());
            case UnaryExpression unary -> unary.getOperator() == UnaryOperator.NOT;
            case MethodExpression method -> textFunction(method.getMethod()).isPresent();
            default -> false;
        };
    }

    private static boolean isArithmetic(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUB, MUL, DIV, MODULO, PROPERTY_ACCESS -> true;
            case AND, OR, EQ, NE, LT, GT, GE, LE -> false;
        };
    }

    private Comparison comparison(BinaryOperator operator) {
        return switch (operator) {
            case EQ -> Comparison.EQ;
            case NE -> Comparison.NE;
            case GT -> Comparison.GT;
            case GE -> Comparison.GE;
            case LT -> Comparison.LT;
            case LE -> Comparison.LE;
            case AND, OR, PROPERTY_ACCESS -> throw invalid(text);
            case ADD, SUB, MUL, DIV, MODULO -> throw Refusal.notImplemented();
        };
    }

    private static Optional<TextFunction> textFunction(MethodOperator method) {
        return switch (method) {
            case SUBSTRINGOF -> Optional.of(TextFunction.SUBSTRING_OF);
            case STARTSWITH -> Optional.of(TextFunction.STARTS_WITH);
            case ENDSWITH -> Optional.of(TextFunction.ENDS_WITH);
            default -> Optional.empty();
        };
    }

    private Filter textMatch(MethodExpression method) {
        Term first = term(method.getParameters().get(0));
        Term second = term(method.getParameters().get(1));
        TextFunction function = textFunction(method.getMethod()).orElseThrow();
        // OData V2: substringof(pattern, text), startswith(text, pattern)
        return function == TextFunction.SUBSTRING_OF
                ? new Filter.TextMatch(function, second, first)
                : new Filter.TextMatch(function, first, second);
    }

    private Term term(CommonExpression expression) {
        return switch (expression) {
            case LiteralExpression literal -> new Term.Value(Literals.value(literal, text));
            case PropertyExpression property -> member(property.getUriLiteral());
            case MemberExpression member -> member(path(member));
            case MethodExpression method -> call(method);
            case BinaryExpression ignored -> throw Refusal.notImplemented();
            case UnaryExpression ignored -> throw Refusal.notImplemented();
            default -> throw invalid(text);
        };
    }

    private Term call(MethodExpression method) {
        List<Term> arguments = new ArrayList<>();
        for (CommonExpression parameter : method.getParameters()) {
            arguments.add(term(parameter));
        }
        return new Term.Call(method.getMethod().toUriLiteral(), arguments);
    }

    private Term member(String path) {
        members.add(path);
        return new Term.Member(path);
    }

    static String path(CommonExpression expression) {
        if (expression instanceof MemberExpression member) {
            return path(member.getPath()) + "/" + path(member.getProperty());
        }
        return expression.getUriLiteral();
    }
}
