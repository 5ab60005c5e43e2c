package dev.durward.cli.monitoring;

import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Lengths;
import dev.durward.cli.command.Option;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.Query;
import dev.durward.domain.log.MessageStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What narrows down message processing logs, as the OData API takes it. */
final class MessageFilter {
    private static final Option SINCE = Option.of(
            "--since", "TIME", "Only logs of the last 1h, 30m, 2d, or from a moment such as 2026-11-23T09:00:00Z");
    private static final Option UNTIL = Option.of("--until", "TIME", "Only logs up to then; in the same forms");
    private static final Option STATUS =
            Option.repeatable("--status", "STATUS", "Only logs with such a status, such as FAILED");
    private static final List<TextOption> TEXTS = List.of(
            new TextOption(Option.of("--flow", "ID", "Only logs of this flow"), "IntegrationFlowName"),
            new TextOption(Option.of("--correlation-id", "ID", "Only logs of this correlation"), "CorrelationId"),
            new TextOption(
                    Option.of("--application-id", "ID", "Only logs with this application message id"),
                    "ApplicationMessageId"),
            new TextOption(
                    Option.of("--type", "TYPE", "Only logs with this application message type"),
                    "ApplicationMessageType"),
            new TextOption(Option.of("--sender", "NAME", "Only logs with this sender"), "Sender"),
            new TextOption(Option.of("--receiver", "NAME", "Only logs with this receiver"), "Receiver"),
            new TextOption(Option.of("--custom-status", "TEXT", "Only logs with this custom status"), "CustomStatus"),
            new TextOption(
                    Option.of("--package", "ID", "Only logs of flows in this package"),
                    "IntegrationArtifact/PackageId"));
    private static final Option ARTIFACT_NAME =
            Option.of("--artifact-name", "TEXT", "Only logs of flows with this text in their name, whatever its case");
    private static final Option HEADER =
            Option.of("--header", "NAME=VALUE", "Only logs with this custom header property");

    static final List<Option> OPTIONS = options();

    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** An option whose value a property must equal. */
    private record TextOption(Option option, String property) {}

    private final List<String> terms = new ArrayList<>();
    private Optional<Instant> since = Optional.empty();
    private Optional<String> header = Optional.empty();

    private MessageFilter() {}

    static MessageFilter of(Invocation invocation) throws Failure {
        MessageFilter filter = new MessageFilter();
        InstantSource clock = invocation.surroundings().clock();
        var since = invocation.value(SINCE);
        if (since.isPresent()) {
            filter.since = Optional.of(moment(SINCE, since.get(), clock));
        }
        var until = invocation.value(UNTIL);
        if (until.isPresent()) {
            filter.terms.add("LogEnd le datetime'" + DATETIME.format(moment(UNTIL, until.get(), clock)) + "'");
        }
        filter.addStatuses(invocation.values(STATUS));
        for (TextOption text : TEXTS) {
            invocation
                    .value(text.option())
                    .ifPresent(value -> filter.terms.add(text.property() + " eq " + literal(value)));
        }
        invocation
                .value(ARTIFACT_NAME)
                .map(part -> literal(part.toLowerCase(Locale.ROOT)))
                .ifPresent(part -> filter.terms.add("substringof(" + part + ",tolower(IntegrationArtifact/Name))"));
        var header = invocation.value(HEADER);
        if (header.isPresent()) {
            filter.header = Optional.of(property(header.get()));
        }
        return filter;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String property(String text) throws Failure {
        int at = text.indexOf('=');
        if (at < 1) {
            throw Failure.usage(HEADER.name() + " must be NAME=VALUE, was '" + text + "'");
        }
        return literal(text.substring(0, at).strip()) + " eq "
                + literal(text.substring(at + 1).strip());
    }

    /** From when on; empty for ever. */
    Optional<Instant> since() {
        return since;
    }

    /** Narrows a query down. */
    Query on(Query query) {
        return from(since, query);
    }

    /** Narrows a query down to logs that changed at a moment or later, whatever {@code --since} says. */
    Query from(Instant moment, Query query) {
        return from(Optional.of(moment), query);
    }

    private Query from(Optional<Instant> moment, Query query) {
        List<String> all = new ArrayList<>();
        moment.ifPresent(begin -> all.add("LogEnd ge datetime'" + DATETIME.format(begin) + "'"));
        all.addAll(terms);
        if (!all.isEmpty()) {
            query.with("$filter", String.join(" and ", all));
        }
        header.ifPresent(property -> query.with("filterCustomHeaderProperties", property));
        return query;
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(SINCE, UNTIL, STATUS));
        TEXTS.forEach(text -> options.add(text.option()));
        options.addAll(List.of(ARTIFACT_NAME, HEADER));
        return List.copyOf(options);
    }

    private void addStatuses(List<String> words) throws Failure {
        List<String> alternatives = new ArrayList<>();
        for (String word : words) {
            String status = word.toUpperCase(Locale.ROOT);
            if (Arrays.stream(MessageStatus.values())
                    .noneMatch(known -> known.name().equals(status))) {
                throw Failure.usage("--status must be one of "
                        + Arrays.stream(MessageStatus.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", was '" + word + "'");
            }
            alternatives.add("Status eq '" + status + "'");
        }
        if (!alternatives.isEmpty()) {
            terms.add("(" + String.join(" or ", alternatives) + ")");
        }
    }

    private static Instant moment(Option option, String text, InstantSource clock) throws Failure {
        if (text.contains("T")) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException malformed) {
                throw Failure.usage(option.name() + " must be a length of time such as 1h, or a moment in UTC such as "
                        + "2026-11-23T09:00:00Z, was '" + text + "'");
            }
        }
        return clock.instant().minus(Lengths.parse(option.name(), text));
    }
}
