CREATE TABLE account (
  name ${text} NOT NULL PRIMARY KEY,
  short_name ${text} NOT NULL UNIQUE,
  display_name ${text} NOT NULL,
  enabled ${int} NOT NULL
);

CREATE TABLE subscription (
  account ${text} NOT NULL,
  provider ${text} NOT NULL,
  application ${text} NOT NULL,
  node_type ${text} NOT NULL,
  enabled ${int} NOT NULL,
  PRIMARY KEY (account, provider, application)
);

-- unique_form is the client id in the form in which ids are compared: unique over all accounts
CREATE TABLE oauth_client (
  account ${text} NOT NULL,
  client_id ${text} NOT NULL,
  unique_form ${text} NOT NULL UNIQUE,
  name ${text} NOT NULL,
  description ${text} NOT NULL,
  provider ${text} NOT NULL,
  application ${text} NOT NULL,
  authentication ${text} NOT NULL,
  token_lifetime_ms ${int} NOT NULL,
  enabled ${int} NOT NULL,
  tokens_issued_after_ms ${int} NOT NULL,
  epoch ${int} NOT NULL,
  PRIMARY KEY (account, client_id)
);

CREATE TABLE client_secret (
  account ${text} NOT NULL,
  client_id ${text} NOT NULL,
  ordinal ${int} NOT NULL,
  hash ${text} NOT NULL,
  created_at_ms ${int} NOT NULL,
  ends_at_ms ${int},
  PRIMARY KEY (account, client_id, ordinal)
);

CREATE TABLE local_user (
  name ${text} NOT NULL PRIMARY KEY,
  password_hash ${text} NOT NULL,
  enabled ${int} NOT NULL
);

CREATE TABLE member (
  account ${text} NOT NULL,
  user_name ${text} NOT NULL,
  role ${text} NOT NULL,
  PRIMARY KEY (account, user_name, role)
);

CREATE TABLE custom_role (
  account ${text} NOT NULL,
  provider ${text} NOT NULL,
  application ${text} NOT NULL,
  name ${text} NOT NULL,
  PRIMARY KEY (account, provider, application, name)
);

-- group_key is the name in the form in which groups are compared
CREATE TABLE user_group (
  account ${text} NOT NULL,
  group_key ${text} NOT NULL,
  name ${text} NOT NULL,
  PRIMARY KEY (account, group_key)
);

CREATE TABLE group_member (
  account ${text} NOT NULL,
  group_key ${text} NOT NULL,
  user_name ${text} NOT NULL,
  PRIMARY KEY (account, group_key, user_name)
);

-- principal_key is the user's name, or the group's in the form in which groups are compared
CREATE TABLE role_assignment (
  account ${text} NOT NULL,
  provider ${text} NOT NULL,
  application ${text} NOT NULL,
  role ${text} NOT NULL,
  principal_kind ${text} NOT NULL,
  principal_key ${text} NOT NULL,
  principal_name ${text} NOT NULL,
  PRIMARY KEY (account, provider, application, role, principal_kind, principal_key)
);

CREATE TABLE declaration (
  file ${text} NOT NULL PRIMARY KEY,
  sha256 ${text} NOT NULL
);

CREATE TABLE change_counter (
  id ${int} NOT NULL PRIMARY KEY,
  value ${int} NOT NULL
);

INSERT INTO change_counter (id, value) VALUES (1, 0);

-- each row's hash covers the row and the hash before it in its account
CREATE TABLE audit_event (
  account ${text} NOT NULL,
  sequence ${int} NOT NULL,
  time_ms ${int} NOT NULL,
  category ${text} NOT NULL,
  actor ${text} NOT NULL,
  source ${text} NOT NULL,
  message ${text} NOT NULL,
  prev_hash ${bytes} NOT NULL,
  hash ${bytes} NOT NULL,
  PRIMARY KEY (account, sequence)
);

-- the newest row of each account's chain, so that rows missing at its end are noticed
CREATE TABLE audit_head (
  account ${text} NOT NULL PRIMARY KEY,
  sequence ${int} NOT NULL,
  hash ${bytes} NOT NULL
);

CREATE TABLE user_credential (
  account ${text} NOT NULL,
  name ${text} NOT NULL,
  kind ${text} NOT NULL,
  description ${text},
  user_name ${text},
  company_id ${text},
  deployed_by ${text} NOT NULL,
  deployed_on_ms ${int} NOT NULL,
  encrypted_password ${bytes} NOT NULL,
  PRIMARY KEY (account, name)
);

CREATE TABLE runtime_artifact (
  account ${text} NOT NULL,
  id ${text} NOT NULL,
  version ${text} NOT NULL,
  name ${text} NOT NULL,
  type ${text} NOT NULL,
  deployed_by ${text} NOT NULL,
  deployed_on_ms ${int} NOT NULL,
  status ${text} NOT NULL,
  error ${text},
  PRIMARY KEY (account, id)
);
