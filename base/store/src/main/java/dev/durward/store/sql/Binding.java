package dev.durward.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts values into a statement's parameters. */
@FunctionalInterface
public interface Binding {
    /** Sets every parameter. */
    void bind(PreparedStatement statement) throws SQLException;
}
