-- For lists of what few logs have, or none: without these every log of the period is read.
CREATE INDEX log_by_sender ON message_processing_log (account, sender, log_end_ms) WHERE sender IS NOT NULL;
CREATE INDEX log_by_receiver ON message_processing_log (account, receiver, log_end_ms) WHERE receiver IS NOT NULL;
CREATE INDEX log_by_message_type ON message_processing_log (account, application_message_type, log_end_ms)
  WHERE application_message_type IS NOT NULL;
-- most logs have the status itself
CREATE INDEX log_by_custom_status ON message_processing_log (account, custom_status, log_end_ms)
  WHERE custom_status <> status;
