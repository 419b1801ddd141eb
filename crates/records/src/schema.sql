-- Version 1. Booleans are 0 or 1, times are milliseconds since 1970 (UTC), handles are 32 hex characters.

CREATE TABLE connections (
    id               TEXT PRIMARY KEY,
    name             TEXT NOT NULL,
    token_url        TEXT NOT NULL,
    api_url          TEXT NOT NULL,
    client_id        TEXT NOT NULL,
    identity_zone    TEXT,
    identity_zone_id TEXT NOT NULL,
    client_secret    TEXT,              -- a handle; none: for one session only
    colour           INTEGER NOT NULL,
    production       INTEGER NOT NULL,
    practice         INTEGER NOT NULL,
    added_at         INTEGER NOT NULL,
    used_at          INTEGER,
    position         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX connections_by_client_secret ON connections (client_secret);

CREATE TABLE known_secrets (
    connection TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    expires_on TEXT,                    -- a date, YYYY-MM-DD
    checks     TEXT,                    -- JSON, as the last check gave it
    checked_at INTEGER,
    PRIMARY KEY (connection, name),
    CHECK ((checks IS NULL) = (checked_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE known_registries (
    connection   TEXT NOT NULL,
    secret       TEXT NOT NULL,
    position     INTEGER NOT NULL,
    preset       TEXT,
    registry_key TEXT NOT NULL,
    username     TEXT NOT NULL,
    password     TEXT,                  -- a handle
    PRIMARY KEY (connection, secret, position),
    FOREIGN KEY (connection, secret) REFERENCES known_secrets (connection, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX known_registries_by_password ON known_registries (password);

CREATE TABLE known_images (
    connection TEXT NOT NULL,
    secret     TEXT NOT NULL,
    position   INTEGER NOT NULL,
    image      TEXT NOT NULL,
    PRIMARY KEY (connection, secret, position),
    FOREIGN KEY (connection, secret) REFERENCES known_secrets (connection, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Every handle that a record points to.
CREATE VIEW owned (handle) AS
    SELECT client_secret FROM connections WHERE client_secret IS NOT NULL
    UNION ALL
    SELECT password FROM known_registries WHERE password IS NOT NULL;

CREATE TABLE intents (
    handle TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    connection      TEXT REFERENCES connections (id) ON DELETE SET NULL,
    connection_name TEXT NOT NULL,      -- as it was then
    at              INTEGER NOT NULL,
    operation       TEXT NOT NULL,
    method          TEXT NOT NULL,
    url             TEXT NOT NULL,
    status          INTEGER,
    duration_ms     INTEGER NOT NULL,
    outcome         TEXT NOT NULL
) STRICT;

CREATE INDEX activity_by_connection ON activity (connection);
CREATE INDEX activity_by_time ON activity (at);

-- Apart, so that the list can be searched without reading past every request and answer.
CREATE TABLE activity_details (
    activity INTEGER PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE,
    detail   TEXT NOT NULL              -- JSON, secrets masked
) STRICT;

CREATE TABLE hosts (
    host     TEXT NOT NULL,
    why      TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    count    INTEGER NOT NULL,
    PRIMARY KEY (host, why)
) STRICT, WITHOUT ROWID;
