-- Data keys, wrapped by a key that is in no database. One for each scope and class.

CREATE TABLE data_key (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  scope   TEXT    NOT NULL,
  class   TEXT    NOT NULL,
  wrapped BLOB    NOT NULL CHECK (length(wrapped) = 68),
  UNIQUE (scope, class)
) STRICT;
