package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import java.util.Set;

/**
 * Bounds on expressions, checked before Olingo parses them: its parser recurses for every parenthesis and takes time by
 * the square of the number of operators.
 */
final class Guard {
    /** More than any client sends, and far from the end of a thread's stack. */
    private static final int DEEPEST = 50;
    /** 20,000 would keep a core busy for seconds. */
    private static final int MOST_OPERATORS = 200;

    private static final Set<String> OPERATORS = Set.of(
            "and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le", "add", "sub", "mul", "div", "mod", "asc", "desc");

    private final String expression;
    private int depth;
    private int operators;

    private Guard(String expression) {
        this.expression = expression;
    }

    /** Refuses an expression that is nested too deeply or too long. */
    static void check(String expression) {
        new Guard(expression).scan();
    }

    private void scan() {
        int i = 0;
        while (i < expression.length()) {
            char c = expression.charAt(i);
            if (c == '\'') {
                i = endOfText(i + 1);
            } else if (Character.isLetter(c)) {
                i = endOfWord(i);
            } else {
                symbol(c);
                i++;
            }
        }
    }

    private int endOfText(int from) {
        // a doubled quote ends one text and begins the next, which is as good
        int end = expression.indexOf('\'', from);
        return end < 0 ? expression.length() : end + 1;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < expression.length() && Character.isLetterOrDigit(expression.charAt(end))) {
            end++;
        }
        if (OPERATORS.contains(expression.substring(from, end))) {
            operator();
        }
        return end;
    }

    private void symbol(char c) {
        if (c == '(') {
            depth++;
            if (depth > DEEPEST) {
                throw Refusal.badRequest("The expression is nested too deeply; at most 50 levels are allowed.");
            }
        } else if (c == ')') {
            depth--;
        } else if (c == '-' || c == ',') {
            operator();
        }
    }

    private void operator() {
        operators++;
        if (operators > MOST_OPERATORS) {
            throw Refusal.badRequest("The expression is too long; at most 200 operators are allowed.");
        }
    }
}
