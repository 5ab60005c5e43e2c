package dev.durward.cockpit.audit;

import dev.durward.cockpit.audit.FilterTokens.Token;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.store.audit.AuditRepository;
import dev.durward.web.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code $filter} of the audit log (contract f.2): comparisons of Time, User, Category and Application with texts,
 * joined by {@code and}, {@code or}, {@code not} and parentheses, with the precedence of OData V4 (part 2, 5.1.1.16).
 */
final class AuditFilter {
    static final String NOT = "not";

    private static final Set<String> ATTRIBUTES =
            Set.of(AuditRepository.TIME, AuditRepository.USER, AuditRepository.CATEGORY, AuditRepository.APPLICATION);

    private final List<Token> tokens;
    private int place;
    private boolean asksForTime;

    private AuditFilter(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * A filter that was read.
     *
     * @param criterion what it asks for
     * @param asksForTime whether Time occurs in it
     */
    record Read(Criterion criterion, boolean asksForTime) {}

    /** Reads a filter; fails with 400 and what is wrong with it. */
    static Read read(String text) {
        AuditFilter filter = new AuditFilter(FilterTokens.of(text));
        Criterion criterion = filter.disjunction();
        if (filter.place < filter.tokens.size()) {
            throw filter.unexpected("and, or or the end");
        }
        return new Read(criterion, filter.asksForTime);
    }

    private Criterion disjunction() {
        List<Criterion> terms = new ArrayList<>(List.of(conjunction()));
        while (skip("or")) {
            terms.add(conjunction());
        }
        return terms.size() == 1 ? terms.getFirst() : new Criterion.Or(terms);
    }

    private Criterion conjunction() {
        List<Criterion> terms = new ArrayList<>(List.of(negation()));
        while (skip("and")) {
            terms.add(negation());
        }
        return terms.size() == 1 ? terms.getFirst() : new Criterion.And(terms);
    }

    private Criterion negation() {
        return skip(NOT) ? new Criterion.Not(negation()) : primary();
    }

    private Criterion primary() {
        if (!(next().orElse(null) instanceof Token.Open)) {
            return comparison();
        }
        place++;
        Criterion inner = disjunction();
        if (!(next().orElse(null) instanceof Token.Close)) {
            throw unexpected("')'");
        }
        place++;
        return inner;
    }

    private Criterion comparison() {
        String name = word("one of Time, User, Category, Application, not or '('");
        if (!ATTRIBUTES.contains(name)) {
            throw new Failure(400, "$filter knows Time, User, Category and Application, not '" + name + "'");
        }
        Comparison comparison = operator(word("one of eq, ne, gt, ge, lt, le"));
        if (!(next().orElse(null) instanceof Token.Text(String value))) {
            throw unexpected("a text in single quotes");
        }
        place++;
        boolean time = name.equals(AuditRepository.TIME);
        asksForTime |= time;
        return new Criterion.Compare(
                new Criterion.Attribute(name), comparison, new Criterion.Value(time ? AuditTime.parse(value) : value));
    }

    private static Comparison operator(String word) {
        return switch (word) {
            case "eq" -> Comparison.EQ;
            case "ne" -> Comparison.NE;
            case "gt" -> Comparison.GT;
            case "ge" -> Comparison.GE;
            case "lt" -> Comparison.LT;
            case "le" -> Comparison.LE;
            default -> throw new Failure(400, "$filter knows eq, ne, gt, ge, lt and le, not '" + word + "'");
        };
    }

    private Optional<Token> next() {
        return place < tokens.size() ? Optional.of(tokens.get(place)) : Optional.empty();
    }

    private boolean skip(String word) {
        boolean found = next().filter(new Token.Word(word)::equals).isPresent();
        place += found ? 1 : 0;
        return found;
    }

    private String word(String expected) {
        if (!(next().orElse(null) instanceof Token.Word(String text))) {
            throw unexpected(expected);
        }
        place++;
        return text;
    }

    private Failure unexpected(String expected) {
        String found = next().map(token -> switch (token) {
                    case Token.Word(String text) -> "'" + text + "'";
                    case Token.Text(String value) -> "a text";
                    case Token.Open() -> "'('";
                    case Token.Close() -> "')'";
                })
                .orElse("the end");
        return new Failure(400, "$filter has " + found + " where " + expected + " belongs");
    }
}
