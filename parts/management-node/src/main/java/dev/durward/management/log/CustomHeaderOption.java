package dev.durward.management.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.SortKey;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.error.Refusal;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.log.StoredProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query option {@code filterCustomHeaderProperties='name' eq 'value'} (contract section 3): logs with such a custom
 * header property.
 */
final class CustomHeaderOption {
    private static final String OPTION = "filterCustomHeaderProperties";
    private static final Pattern EXPRESSION = Pattern.compile("\\s*'((?:[^']|'')*)'\\s+eq\\s+'((?:[^']|'')*)'\\s*");
    /** A question with more alternatives than this takes the databases longer than reading all logs. */
    private static final int MOST_MESSAGES = 500;

    private final MessageLogRepository logs;

    CustomHeaderOption(MessageLogRepository logs) {
        this.logs = logs;
    }

    /** The criterion of the option; everything when it is absent. */
    Criterion criterion(ApiCaller caller, Map<String, String> options) {
        return Optional.ofNullable(options.get(OPTION))
                .map(expression -> messages(caller, expression))
                .orElse(Criterion.ALL);
    }

    private Criterion messages(ApiCaller caller, String expression) {
        Matcher matcher = EXPRESSION.matcher(expression);
        if (!matcher.matches()) {
            throw Refusal.badRequest("Invalid filter expression: '" + expression + "'.");
        }
        Criterion property = new Criterion.And(List.of(
                StoredRows.equal("Name", unquoted(matcher.group(1))),
                StoredRows.equal("Value", unquoted(matcher.group(2)))));
        List<StoredProperty> found = logs.properties(
                        caller.account(),
                        new PageQuery(
                                property, List.of(new SortKey("Id", true)), Optional.empty(), 0, MOST_MESSAGES + 1))
                .rows();
        if (found.size() > MOST_MESSAGES) {
            throw Refusal.badRequest("More than " + MOST_MESSAGES
                    + " messages have this custom header property; ask for a rarer value, or read"
                    + " MessageProcessingLogCustomHeaderProperties with $expand=Log.");
        }
        return new Criterion.Or(found.stream()
                .map(StoredProperty::messageGuid)
                .distinct()
                .map(guid -> StoredRows.equal(LogSet.GUID, guid))
                .toList());
    }

    private static String unquoted(String text) {
        return text.replace("''", "'");
    }
}
