CREATE TABLE message_processing_log (
  account ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  revision ${int} NOT NULL,
  node ${text} NOT NULL,
  correlation_id ${text} NOT NULL,
  application_message_id ${text},
  application_message_type ${text},
  log_start_ms ${int} NOT NULL,
  log_end_ms ${int} NOT NULL,
  sender ${text},
  receiver ${text},
  status ${text} NOT NULL,
  artifact_id ${text} NOT NULL,
  artifact_name ${text} NOT NULL,
  artifact_type ${text} NOT NULL,
  package_id ${text} NOT NULL,
  package_name ${text} NOT NULL,
  log_level ${text} NOT NULL,
  custom_status ${text} NOT NULL,
  transaction_id ${text} NOT NULL,
  previous_component_name ${text},
  local_component_name ${text} NOT NULL,
  origin_component_name ${text} NOT NULL,
  PRIMARY KEY (account, message_guid, guid_second)
);

CREATE INDEX log_by_start ON message_processing_log (account, log_start_ms, message_guid);
CREATE INDEX log_by_end ON message_processing_log (account, log_end_ms, message_guid);
CREATE INDEX log_by_correlation ON message_processing_log (account, correlation_id);
CREATE INDEX log_by_artifact ON message_processing_log (account, artifact_id, log_end_ms, message_guid);
CREATE INDEX log_by_application_message ON message_processing_log (account, application_message_id)
  WHERE application_message_id IS NOT NULL;
CREATE INDEX log_by_status ON message_processing_log (account, status, log_end_ms, message_guid);
-- what a node left open when it died
CREATE INDEX log_open_by_node ON message_processing_log (node) WHERE status IN ('PROCESSING', 'RETRY');

CREATE TABLE custom_header_property (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  ordinal ${int} NOT NULL,
  name ${text} NOT NULL,
  value ${text} NOT NULL,
  UNIQUE (account, message_guid, ordinal, guid_second)
);

CREATE TABLE message_run (
  account ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  run_id ${text} NOT NULL,
  run_start_ms ${int} NOT NULL,
  run_stop_ms ${int},
  log_level ${text} NOT NULL,
  overall_state ${text} NOT NULL,
  process_id ${text} NOT NULL,
  PRIMARY KEY (account, message_guid, run_id, guid_second)
);

CREATE INDEX run_by_start ON message_run (account, run_start_ms, run_id);

CREATE TABLE error_information (
  account ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  text ${text} NOT NULL,
  last_error_model_step_id ${text},
  PRIMARY KEY (account, message_guid, guid_second)
);

CREATE TABLE attachment (
  account ${text} NOT NULL,
  attachment_id ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  time_ms ${int} NOT NULL,
  name ${text} NOT NULL,
  content_type ${text} NOT NULL,
  payload_size ${int} NOT NULL,
  PRIMARY KEY (account, attachment_id, guid_second)
);

CREATE INDEX attachment_by_message ON attachment (account, message_guid);
CREATE INDEX attachment_by_time ON attachment (account, time_ms, attachment_id);

CREATE TABLE attachment_content (
  account ${text} NOT NULL,
  attachment_id ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  content ${bytes} NOT NULL,
  PRIMARY KEY (account, attachment_id, guid_second)
);

CREATE INDEX property_by_account ON custom_header_property (account, id);

-- How selective each index is in a store with two accounts and two million logs. Without figures SQLite takes an
-- account for ten rows, and reads all of it for one correlation id.
ANALYZE;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('message_processing_log', 'sqlite_autoindex_message_processing_log_1', '2000000 1000000 1 1'),
  ('message_processing_log', 'log_by_start', '2000000 1000000 2 1'),
  ('message_processing_log', 'log_by_end', '2000000 1000000 2 1'),
  ('message_processing_log', 'log_by_correlation', '2000000 1000000 2'),
  ('message_processing_log', 'log_by_artifact', '2000000 1000000 50000 2 1'),
  ('message_processing_log', 'log_by_application_message', '2000000 1000000 2'),
  ('message_processing_log', 'log_by_status', '2000000 1000000 200000 2 1'),
  ('message_processing_log', 'log_open_by_node', '1000 500'),
  ('custom_header_property', 'sqlite_autoindex_custom_header_property_1', '4000000 2000000 2 1 1'),
  ('custom_header_property', 'property_by_account', '4000000 2000000 1'),
  ('message_run', 'sqlite_autoindex_message_run_1', '2000000 1000000 1 1 1'),
  ('message_run', 'run_by_start', '2000000 1000000 2 1'),
  ('error_information', 'sqlite_autoindex_error_information_1', '200000 100000 1 1'),
  ('attachment', 'sqlite_autoindex_attachment_1', '200000 100000 1 1'),
  ('attachment', 'attachment_by_message', '200000 100000 2'),
  ('attachment', 'attachment_by_time', '200000 100000 2 1'),
  ('attachment_content', 'sqlite_autoindex_attachment_content_1', '200000 100000 1 1');
ANALYZE sqlite_schema;
