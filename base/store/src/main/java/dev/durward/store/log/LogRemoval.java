package dev.durward.store.log;

import dev.durward.store.sql.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes old logs with all that belongs to them, within one transaction. */
final class LogRemoval {
    private static final String NEXT_ACCOUNT =
            "SELECT account FROM message_processing_log WHERE account > ? ORDER BY account LIMIT 1";
    private static final String OLDEST = """
            SELECT account, message_guid, guid_second FROM message_processing_log
            WHERE account = ? AND log_start_ms < ? ORDER BY log_start_ms LIMIT ?
            """;
    private static final String OF_MESSAGE = " WHERE account = ? AND message_guid = ? AND guid_second = ?";
    private static final List<String> DELETES = List.of(
            "DELETE FROM attachment_content WHERE (account, attachment_id, guid_second) IN "
                    + "(SELECT account, attachment_id, guid_second FROM attachment" + OF_MESSAGE + ")",
            "DELETE FROM attachment" + OF_MESSAGE,
            "DELETE FROM custom_header_property" + OF_MESSAGE,
            "DELETE FROM message_run" + OF_MESSAGE,
            "DELETE FROM error_information" + OF_MESSAGE,
            "DELETE FROM message_processing_log" + OF_MESSAGE);

    private final Session session;

    LogRemoval(Session session) {
        this.session = session;
    }

    int deleteStartedBefore(long momentMs, int limit) throws SQLException {
        List<Key> keys = new ArrayList<>();
        // account by account, as every index begins with it
        Optional<String> account = session.first(NEXT_ACCOUNT, row -> row.getString(1), "");
        while (account.isPresent() && keys.size() < limit) {
            keys.addAll(session.list(
                    OLDEST,
                    row -> new Key(row.getString(1), row.getString(2), row.getLong(3)),
                    account.get(),
                    momentMs,
                    limit - keys.size()));
            account = session.first(NEXT_ACCOUNT, row -> row.getString(1), account.get());
        }
        if (keys.isEmpty()) {
            return 0;
        }
        for (String delete : DELETES) {
            session.updateEach(delete, keys, LogRemoval::bind);
        }
        return keys.size();
    }

    private static void bind(PreparedStatement statement, Key key) throws SQLException {
        statement.setString(1, key.account());
        statement.setString(2, key.messageGuid());
        statement.setLong(3, key.guidSecond());
    }

    private record Key(String account, String messageGuid, long guidSecond) {}
}
