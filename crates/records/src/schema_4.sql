-- Version 4: what the key doctor said of a service key when it was read.

ALTER TABLE connections ADD COLUMN doctor TEXT;      -- JSON
