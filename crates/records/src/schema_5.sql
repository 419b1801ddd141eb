-- Version 5: when a connection was tested last, and at what that failed.

CREATE TABLE connection_tests (
    connection TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    failed     TEXT                     -- the part that failed; none: all went well
) STRICT, WITHOUT ROWID;
