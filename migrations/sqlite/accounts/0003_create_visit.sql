-- The revision of a review that a person looked at last, and the one they had looked at when they came.
CREATE TABLE visit (
  person   TEXT    NOT NULL REFERENCES person (id),
  stream   TEXT    NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  looked   INTEGER NOT NULL,
  before   INTEGER CHECK (before >= 0),
  PRIMARY KEY (person, stream)
) STRICT, WITHOUT ROWID;

-- The days on which a person is away, as they said.
CREATE TABLE absence (
  person TEXT PRIMARY KEY REFERENCES person (id),
  first  TEXT NOT NULL,
  last   TEXT NOT NULL CHECK (last >= first)
) STRICT, WITHOUT ROWID;
