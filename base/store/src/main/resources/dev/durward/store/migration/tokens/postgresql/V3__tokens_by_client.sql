-- a number is never given twice: processes remember the numbers of clients whose row may be gone
CREATE TABLE token_client (
  number ${counted},
  account ${text} NOT NULL,
  client_id ${text} NOT NULL,
  UNIQUE (account, client_id)
);

INSERT INTO token_client (account, client_id)
  SELECT account, client_id FROM access_token GROUP BY account, client_id;

ALTER TABLE access_token RENAME TO access_token_v1;

-- by client and time: new tokens lie together, and a client's oldest ones are one range
CREATE TABLE access_token (
  client ${int} NOT NULL,
  issued_at_ms ${int} NOT NULL,
  hash_start ${bytes} NOT NULL,
  hash_rest ${bytes} NOT NULL,
  scopes ${text},
  CONSTRAINT access_token_by_client_and_time PRIMARY KEY (client, issued_at_ms, hash_start)
)${keyed};

INSERT INTO access_token (client, issued_at_ms, hash_start, hash_rest, scopes)
  SELECT c.number, t.issued_at_ms, substr(t.token_hash, 1, 8), substr(t.token_hash, 9), nullif(t.scopes, '')
  FROM access_token_v1 t
  JOIN token_client c ON c.account = t.account AND c.client_id = t.client_id
  ORDER BY 1, 2, 3;

DROP TABLE access_token_v1;

-- eight bytes tell tokens apart; the rest is compared in the row
CREATE INDEX access_token_by_hash ON access_token (hash_start);

-- what SQLite keeps in a table of its own
CREATE VIEW token_place AS SELECT hash_start, client, issued_at_ms FROM access_token;
