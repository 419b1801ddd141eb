-- Version 10: deleted secrets that can be restored, so that a kill loses none of them.

CREATE TABLE deleted_secrets (
    id           TEXT PRIMARY KEY,
    connection   TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    secret       TEXT NOT NULL,         -- JSON
    deleted_at   INTEGER NOT NULL,
    restore_sent INTEGER NOT NULL       -- 1: a request that registers it again was sent, and its result is not known
) STRICT, WITHOUT ROWID;

CREATE TABLE deleted_passwords (
    deletion TEXT NOT NULL REFERENCES deleted_secrets (id) ON DELETE CASCADE,
    password TEXT NOT NULL,             -- a handle
    PRIMARY KEY (deletion, password)
) STRICT, WITHOUT ROWID;

CREATE INDEX deleted_secrets_by_connection ON deleted_secrets (connection);
CREATE INDEX deleted_passwords_by_password ON deleted_passwords (password);

DROP VIEW owned;

CREATE VIEW owned (handle) AS
    SELECT client_secret FROM connections WHERE client_secret IS NOT NULL
    UNION ALL
    SELECT password FROM known_registries WHERE password IS NOT NULL
    UNION ALL
    SELECT hidden_username FROM known_registries WHERE hidden_username IS NOT NULL
    UNION ALL
    SELECT registry_password FROM practice WHERE registry_password IS NOT NULL
    UNION ALL
    SELECT password FROM draft_passwords
    UNION ALL
    SELECT password FROM deleted_passwords;
