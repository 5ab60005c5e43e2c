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
) PARTITION BY RANGE (guid_second);

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
  id bigint GENERATED ALWAYS AS IDENTITY,
  account ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  ordinal ${int} NOT NULL,
  name ${text} NOT NULL,
  value ${text} NOT NULL,
  UNIQUE (account, message_guid, ordinal, guid_second)
) PARTITION BY RANGE (guid_second);

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
) PARTITION BY RANGE (guid_second);

CREATE INDEX run_by_start ON message_run (account, run_start_ms, run_id);

CREATE TABLE error_information (
  account ${text} NOT NULL,
  message_guid ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  text ${text} NOT NULL,
  last_error_model_step_id ${text},
  PRIMARY KEY (account, message_guid, guid_second)
) PARTITION BY RANGE (guid_second);

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
) PARTITION BY RANGE (guid_second);

CREATE INDEX attachment_by_message ON attachment (account, message_guid);
CREATE INDEX attachment_by_time ON attachment (account, time_ms, attachment_id);

CREATE TABLE attachment_content (
  account ${text} NOT NULL,
  attachment_id ${text} NOT NULL,
  guid_second ${int} NOT NULL,
  content ${bytes} NOT NULL,
  PRIMARY KEY (account, attachment_id, guid_second)
) PARTITION BY RANGE (guid_second);

CREATE INDEX property_by_id ON custom_header_property (account, id);

-- rows outside the days that have a partition of their own
CREATE TABLE message_processing_log_default PARTITION OF message_processing_log DEFAULT;
CREATE TABLE custom_header_property_default PARTITION OF custom_header_property DEFAULT;
CREATE TABLE message_run_default PARTITION OF message_run DEFAULT;
CREATE TABLE error_information_default PARTITION OF error_information DEFAULT;
CREATE TABLE attachment_default PARTITION OF attachment DEFAULT;
CREATE TABLE attachment_content_default PARTITION OF attachment_content DEFAULT;
