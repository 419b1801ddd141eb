//! All else at rest, in one SQLite file, no secret in it.
