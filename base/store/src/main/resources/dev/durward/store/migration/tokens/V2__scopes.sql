ALTER TABLE access_token ADD COLUMN scopes ${text};
