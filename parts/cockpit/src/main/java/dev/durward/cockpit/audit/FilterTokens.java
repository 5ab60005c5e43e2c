package dev.durward.cockpit.audit;

import dev.durward.web.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code $filter} cut into words, texts and parentheses. What is too long, too deep or has too many operators is
 * refused here, by a loop, so that whoever descends into it can't run out of stack.
 */
final class FilterTokens {
    /** Characters; a question of a person is far shorter. */
    static final int LONGEST = 4096;

    /** Parentheses and {@code not} within each other. */
    static final int DEEPEST = 50;

    /** Words such as {@code eq} and {@code and}. */
    static final int MOST_OPERATORS = 200;

    /** A piece of the filter. */
    sealed interface Token {
        /** A name or an operator. */
        record Word(String text) implements Token {}

        /** What stands between quotes, with doubled ones made single. */
        record Text(String value) implements Token {}

        /** A parenthesis that opens. */
        record Open() implements Token {}

        /** A parenthesis that closes. */
        record Close() implements Token {}
    }

    private final String filter;
    private final List<Token> tokens = new ArrayList<>();
    private int place;

    private FilterTokens(String filter) {
        this.filter = filter;
    }

    /** Fails with 400 where the filter breaks a limit or holds a character that belongs to nothing. */
    static List<Token> of(String filter) {
        if (filter.length() > LONGEST) {
            throw new Failure(400, "$filter must have at most " + LONGEST + " characters");
        }
        FilterTokens reader = new FilterTokens(filter);
        reader.cut();
        reader.limit();
        return reader.tokens;
    }

    private void cut() {
        while (place < filter.length()) {
            switch (filter.charAt(place)) {
                case ' ' -> place++;
                case '(' -> single(new Token.Open());
                case ')' -> single(new Token.Close());
                case '\'' -> tokens.add(text());
                default -> tokens.add(word());
            }
        }
    }

    private void single(Token token) {
        tokens.add(token);
        place++;
    }

    private Token text() {
        StringBuilder value = new StringBuilder();
        for (place++; place < filter.length(); place++) {
            char next = filter.charAt(place);
            if (next != '\'') {
                value.append(next);
            } else if (place + 1 < filter.length() && filter.charAt(place + 1) == '\'') {
                value.append(next);
                place++;
            } else {
                place++;
                return new Token.Text(value.toString());
            }
        }
        throw new Failure(400, "$filter has a text whose closing quote is missing");
    }

    private Token word() {
        int start = place;
        while (place < filter.length() && Character.isLetterOrDigit(filter.charAt(place))) {
            place++;
        }
        if (place == start) {
            throw new Failure(
                    400, "$filter has an unexpected '" + filter.charAt(place) + "' at position " + (place + 1));
        }
        return new Token.Word(filter.substring(start, place));
    }

    private void limit() {
        int open = 0;
        int negations = 0;
        int words = 0;
        for (Token token : tokens) {
            switch (token) {
                case Token.Open() -> open++;
                case Token.Close() -> open--;
                case Token.Word(String text) -> {
                    words++;
                    negations += text.equals(AuditFilter.NOT) ? 1 : 0;
                }
                case Token.Text(String value) -> {}
            }
            if (open + negations > DEEPEST) {
                throw new Failure(400, "$filter must have at most " + DEEPEST + " levels of parentheses and not");
            }
        }
        // each comparison has a name beside its operator
        if (words > 2 * MOST_OPERATORS) {
            throw new Failure(400, "$filter must have at most " + MOST_OPERATORS + " operators");
        }
    }
}
