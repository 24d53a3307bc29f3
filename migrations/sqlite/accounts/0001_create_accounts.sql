-- People. Their names live here and nowhere else.

CREATE TABLE person (
  seq     INTEGER PRIMARY KEY,
  id      TEXT    NOT NULL UNIQUE,
  handle  TEXT    NOT NULL UNIQUE,
  display TEXT    NOT NULL
) STRICT;
