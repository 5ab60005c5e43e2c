CREATE INDEX log_by_artifact_and_status
  ON message_processing_log (account, artifact_id, status, log_end_ms, message_guid);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('message_processing_log', 'log_by_artifact_and_status', '2000000 1000000 50000 25000 2 1');
ANALYZE sqlite_schema;
