-- The access record: refusals, and reads of anything above the lowest class. No payload.

CREATE TABLE access (
  seq     INTEGER PRIMARY KEY,
  time    INTEGER NOT NULL CHECK (time >= 0),
  actor   TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  kind    TEXT    NOT NULL CHECK (kind IN ('refusal', 'read')),
  action  TEXT    NOT NULL,
  clauses TEXT    NOT NULL,
  via     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER access_no_update BEFORE UPDATE ON access
  BEGIN SELECT RAISE(ABORT, 'access is append-only'); END;
CREATE TRIGGER access_no_delete BEFORE DELETE ON access
  BEGIN SELECT RAISE(ABORT, 'access is append-only'); END;
CREATE TRIGGER access_dense BEFORE INSERT ON access
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM access)
  BEGIN SELECT RAISE(ABORT, 'access is append-only'); END;
