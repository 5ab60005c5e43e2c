package dev.durward.store.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A ticket for work of any kind. */
final class WorkTicket<T extends @Nullable Object> extends Ticket<T> {
    /** Tells a reading thread that takes it to end. */
    static final Ticket<?> END = new WorkTicket<>(session -> true);

    private final Work<T> work;

    WorkTicket(Work<T> work) {
        this.work = work;
    }

    @Override
    T work(Session session) throws SQLException {
        return work.run(session);
    }
}
