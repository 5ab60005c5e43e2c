ALTER TABLE account ADD COLUMN description ${text} NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN used_for_production ${int} NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN beta_enabled ${int} NOT NULL DEFAULT 0;
