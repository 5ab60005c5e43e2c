CREATE INDEX log_by_artifact_and_status
  ON message_processing_log (account, artifact_id, status, log_end_ms, message_guid);
