package dev.durward.store.sql;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.Position;
import dev.durward.domain.criteria.SortKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Answers questions about one table: pages in a total order, and counts. */
public final class Questions {
    static {
        // jOOQ's own banner in the log of every start
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final Field<String> ACCOUNT = DSL.field(DSL.name("account"), SQLDataType.CLOB);

    private final EntitySet set;
    private final Conditions conditions;
    private final Keyset keyset;
    private final DSLContext sql;
    private final Dialect dialect;
    private final Table<?> table;

    /** Asks about a table of a database. */
    public Questions(EntitySet set, Dialect dialect) {
        this.set = set;
        this.conditions = new Conditions(set, dialect);
        this.keyset = new Keyset(set);
        this.sql = DSL.using(dialect.jooq());
        this.dialect = dialect;
        this.table = DSL.table(DSL.name(set.table()));
    }

    /** One page of an account's rows. */
    public <T> Page<T> page(Session session, String account, PageQuery query, RowReader<T> reader) throws SQLException {
        List<SortKey> order = set.order(query.sortKeys());
        Query select = select(account, query, order);
        PreparedStatement statement = session.prepare(select.getSQL());
        Session.bind(statement, select.getBindValues().toArray());
        List<T> rows = new ArrayList<>(Math.min(query.limit(), 1000));
        Position last = new Position(List.of());
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (rows.size() == query.limit()) {
                    return new Page<>(rows, Optional.of(last));
                }
                rows.add(reader.read(row));
                if (rows.size() == query.limit()) {
                    last = position(row, order);
                }
            }
        }
        return new Page<>(rows, Optional.empty());
    }

    /** How many of an account's rows match. */
    public long count(Session session, String account, Criterion criterion) throws SQLException {
        Query select = sql.selectCount()
                .from(table)
                .where(ACCOUNT.eq(StorableText.of(account)))
                .and(conditions.of(criterion));
        return session.number(select.getSQL(), select.getBindValues().toArray());
    }

    /** The steps in which SQLite goes about a page. */
    List<String> plan(Session session, String account, PageQuery query) throws SQLException {
        Query select = select(account, query, set.order(query.sortKeys()));
        return session.list(
                "EXPLAIN QUERY PLAN " + select.getSQL(),
                row -> String.valueOf(row.getString(4)),
                select.getBindValues().toArray());
    }

    private Query select(String account, PageQuery query, List<SortKey> order) {
        List<Field<?>> fields = new ArrayList<>();
        set.columns().forEach(column -> fields.add(DSL.field(DSL.name(column))));
        List<OrderField<?>> sorting = new ArrayList<>();
        for (SortKey key : order) {
            Attribute attribute = set.attribute(key.attribute());
            fields.add(attribute.field());
            sorting.add(sorting(attribute, key.descending()));
        }
        Condition where = ACCOUNT.eq(StorableText.of(account)).and(conditions.of(query.criterion()));
        if (query.after().isPresent()) {
            where = where.and(keyset.after(order, query.after().get()));
        }
        var ordered = sql.select(fields).from(table).where(where).orderBy(sorting);
        long limit = query.limit() + 1L;
        return query.skip() == 0 ? ordered.limit(limit) : ordered.limit(limit).offset(query.skip());
    }

    private OrderField<?> sorting(Attribute attribute, boolean descending) {
        var sorted = descending ? attribute.field().desc() : attribute.field().asc();
        if (!attribute.nullable() || dialect == Dialect.SQLITE) {
            // SQLite puts null first by itself
            return sorted;
        }
        return descending ? sorted.nullsLast() : sorted.nullsFirst();
    }

    @SuppressWarnings("NullAway") // the annotation inside the record's List is not seen across modules
    private Position position(ResultSet row, List<SortKey> order) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(order.size());
        int index = set.columns().size() + 1;
        for (SortKey key : order) {
            values.add(value(row, index++, set.attribute(key.attribute())));
        }
        return new Position(values);
    }

    private static @Nullable Object value(ResultSet row, int index, Attribute attribute) throws SQLException {
        if (attribute.kind() == AttributeKind.TEXT) {
            return row.getString(index);
        }
        long number = row.getLong(index);
        return row.wasNull() ? null : number;
    }
}
