package dev.durward.store.audit;

import dev.durward.store.sql.Attribute;
import dev.durward.store.sql.AttributeKind;
import dev.durward.store.sql.EntitySet;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What may be asked of the audit log, under its names on the wire (contract f.2). */
final class AuditTables {
    private AuditTables() {}

    static EntitySet events() {
        return new EntitySet(
                "audit_event",
                List.of("account", "time_ms", "category", "actor", "source", "message", "sequence", "hash"),
                List.of(
                        Attribute.moment(AuditRepository.TIME, "time_ms"),
                        Attribute.text(AuditRepository.USER, "actor"),
                        new Attribute(AuditRepository.CATEGORY, categoryWord(), AttributeKind.TEXT, false),
                        Attribute.fixedText(AuditRepository.APPLICATION, AuditRepository.APPLICATION_NAME),
                        Attribute.number("Number", "sequence")),
                List.of(AuditRepository.TIME, "Number"));
    }

    /** Stored is the constant's name, compared is its word: {@code DATA_ACCESS} is {@code audit.data-access}. */
    private static Field<String> categoryWord() {
        return DSL.field(
                "('audit.' || replace(lower({0}), '_', '-'))",
                SQLDataType.CLOB, DSL.field(DSL.name("category"), SQLDataType.CLOB));
    }
}
