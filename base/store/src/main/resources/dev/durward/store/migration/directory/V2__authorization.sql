CREATE TABLE signing_key (
  key_id ${text} NOT NULL PRIMARY KEY,
  algorithm ${text} NOT NULL,
  public_key ${bytes} NOT NULL,
  encrypted_private_key ${bytes} NOT NULL,
  published_at_ms ${int} NOT NULL,
  signs_from_ms ${int} NOT NULL
);

CREATE TABLE application_scope (
  account ${text} NOT NULL,
  provider ${text} NOT NULL,
  application ${text} NOT NULL,
  scope ${text} NOT NULL,
  description ${text} NOT NULL,
  PRIMARY KEY (account, provider, application, scope)
);

CREATE TABLE application_secret (
  account ${text} NOT NULL,
  provider ${text} NOT NULL,
  application ${text} NOT NULL,
  ordinal ${int} NOT NULL,
  hash ${text} NOT NULL,
  created_at_ms ${int} NOT NULL,
  ends_at_ms ${int},
  PRIMARY KEY (account, provider, application, ordinal)
);

-- numbered without gaps in the order of commit, so that a reader that knows a number misses none before it
CREATE TABLE token_revocation (
  sequence ${int} NOT NULL PRIMARY KEY,
  account ${text} NOT NULL,
  token_key ${bytes} NOT NULL,
  until_ms ${int} NOT NULL
);

CREATE TABLE revocation_counter (
  id ${int} NOT NULL PRIMARY KEY,
  value ${int} NOT NULL
);

INSERT INTO revocation_counter (id, value) VALUES (1, 0);

-- tokens of a client that was registered before epochs began at its registration
UPDATE oauth_client SET epoch = tokens_issued_after_ms WHERE epoch < tokens_issued_after_ms;

CREATE TABLE failed_check (
  name ${text} NOT NULL,
  source ${text} NOT NULL,
  time_ms ${int} NOT NULL
);

CREATE INDEX failed_check_by_name ON failed_check (name, source, time_ms);
CREATE INDEX failed_check_by_time ON failed_check (time_ms);
