-- the hash alone is the key: it is 256 bits, and a token is looked up before its account is known
CREATE TABLE access_token (
  token_hash ${bytes} NOT NULL PRIMARY KEY,
  account ${text} NOT NULL,
  client_id ${text} NOT NULL,
  issued_at_ms ${int} NOT NULL
)${keyed};

CREATE INDEX access_token_by_client ON access_token (account, client_id, issued_at_ms);
