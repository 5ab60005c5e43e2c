package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code durward message}: message processing logs. */
public final class MessageCommands {
    private static final int DEFAULT_LIMIT = 50;
    private static final Option LIMIT = Option.of("--limit", "N", "At most so many logs (default: 50)");
    private static final List<Field> ATTACHMENTS = Field.of("id", "name", "contentType", "payloadSize", "timeStamp");
    private static final Parameter GUID = Parameter.one("GUID", "The log's MessageGuid");
    private static final Option WITH_ATTACHMENTS = Option.flag("--attachments", "Lists the log's attachments instead");
    private static final Option SAVE =
            Option.of("--save", "FOLDER", "Writes the log's attachments into a folder; no file is overwritten");

    private MessageCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(
                new Verb("list", "Lists message processing logs, the newest first.", MessageCommands::list)
                        .alias("ls")
                        .example("durward message list --since 1h --status FAILED")
                        .example("durward message list --flow orders --limit 200 -o csv")
                        .example("durward message list --header order=4711 --package sales")
                        .option(MessageFilter.OPTIONS.toArray(Option[]::new))
                        .option(LIMIT)
                        .prints(MessageLogs.FIELDS),
                new Verb("get", "Shows a message processing log with its error and properties.", MessageCommands::get)
                        .example("durward message get AGsEE78DlRlLoWLoCQD8LMXSJG2c")
                        .example("durward message get AGsEE78DlRlLoWLoCQD8LMXSJG2c --attachments --save payloads")
                        .parameter(GUID)
                        .option(WITH_ATTACHMENTS, SAVE)
                        .prints(MessageDetail.FIELDS),
                new Verb("tail", "Prints message processing logs as they change, until Ctrl+C.", MessageTail::run)
                        .example("durward message tail --flow orders")
                        .example("durward message tail --since 10m --status FAILED -o json | jq .messageGuid")
                        .option(MessageFilter.OPTIONS.toArray(Option[]::new))
                        .option(MessageTail.INTERVAL, MessageTail.LIMIT)
                        .prints(MessageLogs.FIELDS));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        MessageFilter filter = MessageFilter.of(invocation);
        int limit = number(invocation, LIMIT).orElse(DEFAULT_LIMIT);
        List<ObjectNode> rows =
                MessageLogs.all(invocation.odata(), filter.on(MessageLogs.newest(limit)), limit).stream()
                        .map(MessageLogs::row)
                        .toList();
        invocation.print(Listing.of(MessageLogs.FIELDS, rows));
    }

    private static void get(Invocation invocation) throws Failure, IOException {
        MessageDetail detail = new MessageDetail(invocation.odata(), invocation.parameter());
        Optional<String> folder = invocation.value(SAVE);
        if (folder.isPresent()) {
            AttachmentFolder.at(invocation, folder.get()).save(detail);
        }
        if (invocation.given(WITH_ATTACHMENTS) || folder.isPresent()) {
            invocation.print(Listing.of(ATTACHMENTS, detail.attachments()));
        } else {
            invocation.print(Listing.single(MessageDetail.FIELDS, detail.row()));
        }
    }

    /** A whole number from 1; empty when the option wasn't given. */
    static Optional<Integer> number(Invocation invocation, Option option) throws Failure {
        Optional<String> text = invocation.value(option);
        if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,8}")) {
            throw Failure.usage(option.name() + " must be a number from 1, was '" + text.get() + "'");
        }
        return text.map(Integer::valueOf);
    }
}
