-- Version 6: the certificate chain of a connection, whose private key stands in the place of the client secret.

ALTER TABLE connections ADD COLUMN certificate TEXT; -- PEM, public; none: a client secret
