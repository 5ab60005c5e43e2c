-- the audit log is asked for by time, page by page in this order
CREATE INDEX audit_event_by_time ON audit_event (account, time_ms, sequence);
