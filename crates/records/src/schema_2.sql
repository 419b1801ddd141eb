-- Version 2: how the network is reached for one connection alone, and what lets the practice tenant be the same one
-- each time it starts.

CREATE TABLE connection_networks (
    connection TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    network    TEXT NOT NULL            -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE practice (
    connection        TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    api_port          INTEGER NOT NULL,
    registry_port     INTEGER NOT NULL,
    registry_password TEXT              -- a handle
) STRICT, WITHOUT ROWID;

DROP VIEW owned;

CREATE VIEW owned (handle) AS
    SELECT client_secret FROM connections WHERE client_secret IS NOT NULL
    UNION ALL
    SELECT password FROM known_registries WHERE password IS NOT NULL
    UNION ALL
    SELECT registry_password FROM practice WHERE registry_password IS NOT NULL;
