package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Option;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Listing;
import dev.durward.cli.remote.ODataApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code durward message}: message processing logs. */
public final class MessageCommands {
    static final Option LIMIT = Option.of("--limit", "N", "At most so many logs, the newest first (default: 50)");
    private static final int DEFAULT_LIMIT = 50;

    private MessageCommands() {}

    /** The commands. */
    public static List<Verb> verbs() {
        return List.of(new Verb("list", "Lists message processing logs, the newest first.", MessageCommands::list)
                .alias("ls")
                .example("durward message list --since 1h --status FAILED")
                .example("durward message list --flow orders --limit 200 -o csv")
                .option(MessageFilter.OPTIONS.toArray(Option[]::new))
                .option(LIMIT)
                .prints(MessageLogs.FIELDS));
    }

    private static void list(Invocation invocation) throws Failure, IOException {
        String filter = MessageFilter.of(invocation).text();
        int limit = limit(invocation);
        ODataApi odata = invocation.odata();
        List<ObjectNode> rows = new ArrayList<>();
        var page = odata.read(MessageLogs.newest(filter, limit));
        while (true) {
            page.path("results").forEach(log -> rows.add(MessageLogs.row(log)));
            String next = page.path("__next").asText("");
            if (next.isEmpty() || rows.size() >= limit) {
                break;
            }
            page = odata.follow(next);
        }
        invocation.print(Listing.of(MessageLogs.FIELDS, rows));
    }

    private static int limit(Invocation invocation) throws Failure {
        String text = invocation.value(LIMIT).orElse(Integer.toString(DEFAULT_LIMIT));
        try {
            int limit = Integer.parseInt(text);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for 0
        }
        throw Failure.usage("--limit must be a number from 1, was '" + text + "'");
    }
}
