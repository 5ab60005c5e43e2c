-- For lists of what few logs have, or none: without these every log of the period is read. The message's id is left out,
-- which makes an entry half as long; what changed in the same millisecond is sorted afterwards.
CREATE INDEX log_by_sender ON message_processing_log (account, sender, log_end_ms) WHERE sender IS NOT NULL;
CREATE INDEX log_by_receiver ON message_processing_log (account, receiver, log_end_ms) WHERE receiver IS NOT NULL;
CREATE INDEX log_by_message_type ON message_processing_log (account, application_message_type, log_end_ms)
  WHERE application_message_type IS NOT NULL;
-- most logs have the status itself
CREATE INDEX log_by_custom_status ON message_processing_log (account, custom_status, log_end_ms)
  WHERE custom_status <> status;

-- less selective than an artifact, more than a status
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('message_processing_log', 'log_by_sender', '2000000 1000000 100000 2'),
  ('message_processing_log', 'log_by_receiver', '2000000 1000000 100000 2'),
  ('message_processing_log', 'log_by_message_type', '2000000 1000000 100000 2'),
  ('message_processing_log', 'log_by_custom_status', '200000 100000 10000 2');
ANALYZE sqlite_schema;
