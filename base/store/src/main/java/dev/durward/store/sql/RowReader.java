package dev.durward.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of the current row of a result. */
@FunctionalInterface
public interface RowReader<T> {
    /** Reads the row's columns by index; never moves to another row. */
    T read(ResultSet row) throws SQLException;
}
