package dev.durward.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A ticket for one row of a statement that may run in one batch with others of the same text. */
final class RowTicket extends Ticket<Boolean> {
    private final String sql;
    private final Binding binding;

    RowTicket(String sql, Binding binding) {
        this.sql = sql;
        this.binding = binding;
    }

    @Override
    Boolean work(Session session) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        binding.bind(statement);
        return statement.executeUpdate() > 0;
    }

    /** Runs a ticket and its neighbours of the same text in one batch; returns where the next text begins. */
    static int runNeighbours(Session session, List<Ticket<?>> batch, int from) throws SQLException {
        String sql = ((RowTicket) batch.get(from)).sql;
        PreparedStatement statement = session.prepare(sql);
        try {
            int end = from;
            while (end < batch.size() && batch.get(end) instanceof RowTicket row && row.sql.equals(sql)) {
                row.binding.bind(statement);
                statement.addBatch();
                end++;
            }
            int[] changed = statement.executeBatch();
            for (int i = from; i < end; i++) {
                int rows = changed[i - from];
                ((RowTicket) batch.get(i)).become(rows > 0 || rows == Statement.SUCCESS_NO_INFO);
            }
            return end;
        } finally {
            statement.clearBatch();
        }
    }
}
