-- Read models: folded from the record, and rebuilt from it at any time.

-- How far a processor has read: the number of leaves, and the hash of the last of them.
CREATE TABLE checkpoint (
  processor TEXT    PRIMARY KEY,
  size      INTEGER NOT NULL CHECK (size >= 0),
  hash      BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE review (
  rid        INTEGER PRIMARY KEY,
  stream     TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,
  workflow   TEXT    NOT NULL,
  definition TEXT    NOT NULL,
  revision   INTEGER NOT NULL CHECK (revision >= 0),
  state      TEXT    NOT NULL,
  started    INTEGER NOT NULL,
  last_time  INTEGER NOT NULL
) STRICT;

CREATE TABLE instance (
  iid     INTEGER PRIMARY KEY,
  rid     INTEGER NOT NULL REFERENCES review (rid),
  id      TEXT    NOT NULL,
  machine TEXT    NOT NULL,
  number  INTEGER,
  state   TEXT    NOT NULL,
  due     INTEGER,
  UNIQUE (rid, id)
) STRICT;

CREATE INDEX instance_due ON instance (due) WHERE due IS NOT NULL;
