package dev.durward.store.audit;

import dev.durward.domain.audit.AuditEvent;
import java.util.UUID;

/**
 * An audit event as it stands in its account's log.
 *
 * @param number its number there, counted from 1 without gaps
 * @param id names it everywhere: the beginning of its link in the hash chain, laid out as a UUID of version 8 (RFC 9562)
 * @param event what happened
 */
public record AuditRecord(long number, UUID id, AuditEvent event) {}
