-- Version 9: usernames that look like a secret and that nobody had shown. They are secrets, too.

ALTER TABLE known_registries ADD COLUMN hidden_username TEXT; -- a handle; none: the username is a text, or the password

CREATE INDEX known_registries_by_hidden_username ON known_registries (hidden_username);

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
    SELECT password FROM draft_passwords;
