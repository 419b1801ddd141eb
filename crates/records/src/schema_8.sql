-- Version 8: usernames that are the password, and such that only look like a secret.

ALTER TABLE known_registries ADD COLUMN username_kind TEXT NOT NULL DEFAULT 'typed';
