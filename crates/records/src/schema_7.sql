-- Version 7: forms that were begun and neither sent nor discarded.

CREATE TABLE drafts (
    connection TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL,
    name       TEXT NOT NULL,           -- the secret that the form was opened for; empty: none
    form       TEXT NOT NULL,           -- JSON
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (connection, purpose, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_passwords (
    connection TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    name       TEXT NOT NULL,
    password   TEXT NOT NULL,           -- a handle
    PRIMARY KEY (connection, purpose, name, password),
    FOREIGN KEY (connection, purpose, name) REFERENCES drafts (connection, purpose, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_passwords_by_password ON draft_passwords (password);

DROP VIEW owned;

CREATE VIEW owned (handle) AS
    SELECT client_secret FROM connections WHERE client_secret IS NOT NULL
    UNION ALL
    SELECT password FROM known_registries WHERE password IS NOT NULL
    UNION ALL
    SELECT registry_password FROM practice WHERE registry_password IS NOT NULL
    UNION ALL
    SELECT password FROM draft_passwords;
