-- sessions of people; session_id is the SHA-256 of what the browser holds
CREATE TABLE user_session (
  session_id ${text} NOT NULL PRIMARY KEY,
  root_id ${text} NOT NULL,
  host ${text} NOT NULL,
  user_name ${text} NOT NULL,
  proof ${text} NOT NULL,
  created_at_ms ${int} NOT NULL,
  last_used_at_ms ${int} NOT NULL,
  ends_at_ms ${int} NOT NULL
);

CREATE INDEX user_session_by_root ON user_session (root_id);
CREATE INDEX user_session_by_user ON user_session (user_name, host, last_used_at_ms);
CREATE INDEX user_session_by_last_use ON user_session (last_used_at_ms);
CREATE INDEX user_session_by_end ON user_session (ends_at_ms);

-- what can be presented once; code_id is the SHA-256 of the code
CREATE TABLE one_time_code (
  code_id ${text} NOT NULL PRIMARY KEY,
  purpose ${text} NOT NULL,
  content ${text} NOT NULL,
  ends_at_ms ${int} NOT NULL
);

CREATE INDEX one_time_code_by_end ON one_time_code (ends_at_ms);
