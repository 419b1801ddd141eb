-- Version 3: activity can be searched and counted among many entries.

-- What entries are found by, in small letters. Few are distinct: the same calls are made again and again.
CREATE TABLE activity_texts (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

ALTER TABLE activity ADD COLUMN secret_name TEXT;
ALTER TABLE activity ADD COLUMN is_write INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activity ADD COLUMN text INTEGER;       -- the id of a text

INSERT OR IGNORE INTO activity_texts (text)
    SELECT lower(connection_name || char(10) || method || ' ' || url || char(10) || ifnull(status, '')) FROM activity;
UPDATE activity SET
    is_write = operation IN ('create', 'replace', 'delete'),
    failed = status IS NULL OR status >= 400,
    text = (SELECT id FROM activity_texts WHERE text =
        lower(connection_name || char(10) || method || ' ' || url || char(10) || ifnull(status, '')));

-- All that entries are chosen by, in the order they are listed: choosing and counting read nothing else.
CREATE INDEX activity_list ON activity (id, at, is_write, failed, text, method, connection, connection_name);
