package dev.durward.cockpit.audit;

import dev.durward.cockpit.api.Paths;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.Position;
import dev.durward.store.audit.AuditRepository;
import dev.durward.web.Failure;
import dev.durward.web.QueryParameters;
import dev.durward.web.Request;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call of the audit log asks for (contract f.2).
 *
 * @param filter the {@code $filter} as it was sent
 * @param criterion what it means; of the last 30 days where it says nothing of Time
 * @param counted whether {@code $count=true}
 * @param top records wanted at the most; empty for all
 * @param skip records to leave out
 * @param after where the page before ended, from {@code $skiptoken}
 */
record AuditQuestion(
        Optional<String> filter,
        Criterion criterion,
        boolean counted,
        Optional<Long> top,
        long skip,
        Optional<Position> after) {
    /** Records in one answer at the most. */
    static final int PAGE = 1000;

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(30);
    private static final String FILTER = "$filter";
    private static final String COUNT = "$count";
    private static final String TOP = "$top";
    private static final String SKIP = "$skip";
    private static final String SKIP_TOKEN = "$skiptoken";
    private static final Set<String> OPTIONS = Set.of(FILTER, COUNT, TOP, SKIP, SKIP_TOKEN);

    /** Reads a call's options; fails with 400 for any other and for flawed ones. */
    static AuditQuestion of(Request request, Instant now) {
        Paths.requireParameters(request, OPTIONS);
        QueryParameters query = request.query();
        Optional<String> filter = query.first(FILTER);
        Optional<AuditFilter.Read> read = filter.map(AuditFilter::read);
        Criterion asked = read.map(AuditFilter.Read::criterion).orElse(Criterion.ALL);
        boolean timed = read.filter(AuditFilter.Read::asksForTime).isPresent();
        return new AuditQuestion(
                filter,
                timed ? asked : new Criterion.And(List.of(asked, recent(now))),
                query.first(COUNT).map(AuditQuestion::truth).orElse(false),
                query.first(TOP).map(value -> number(TOP, value)),
                query.first(SKIP).map(value -> number(SKIP, value)).orElse(0L),
                query.first(SKIP_TOKEN).map(AuditQuestion::position));
    }

    private static Criterion recent(Instant now) {
        return new Criterion.Compare(
                new Criterion.Attribute(AuditRepository.TIME),
                Comparison.GE,
                new Criterion.Value(now.minus(DEFAULT_WINDOW)));
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Failure(400, COUNT + " must be true or false");
        };
    }

    private static long number(String option, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new Failure(400, option + " must be a whole number of at most nine digits");
        }
        return Long.parseLong(value);
    }

    private static Position position(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() == 2 * Long.BYTES) {
                return new Position(List.of(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException malformed) {
            // answered below, as any other token that nobody was given
        }
        throw new Failure(400, SKIP_TOKEN + " must come from an @odata.nextLink");
    }

    /** The question for the rows of this answer. */
    PageQuery page() {
        int limit = top.map(wanted -> (int) Math.min(wanted, PAGE)).orElse(PAGE);
        return new PageQuery(criterion, List.of(), after, skip, limit);
    }

    /** The query of the answer that follows one of some rows which ended at a place; empty when nothing follows. */
    Optional<String> next(int rows, Optional<Position> end) {
        Optional<Long> rest = top.map(wanted -> wanted - rows);
        if (end.isEmpty() || rest.filter(left -> left <= 0).isPresent()) {
            return Optional.empty();
        }
        StringBuilder query = new StringBuilder();
        filter.ifPresent(text -> append(query, FILTER, text));
        rest.ifPresent(left -> append(query, TOP, left.toString()));
        if (counted) {
            append(query, COUNT, "true");
        }
        append(query, SKIP_TOKEN, token(end.get()));
        return Optional.of(query.toString());
    }

    private static void append(StringBuilder query, String option, String value) {
        query.append(query.isEmpty() ? "?" : "&")
                .append(option)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static String token(Position end) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        end.values().forEach(value -> bytes.putLong(value instanceof Long number ? number : 0));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
