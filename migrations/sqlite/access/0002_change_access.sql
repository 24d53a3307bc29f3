-- The access record also holds how people come in: sign-ins, passwords, sessions that were ended, tokens, guest links,
-- invitations, identities. What was recorded stays as it is, under its number. SQLite cannot change a check, so the table is made
-- anew and takes the place of the old one.

CREATE TABLE access_wider (
  seq     INTEGER PRIMARY KEY,
  time    INTEGER NOT NULL CHECK (time >= 0),
  actor   TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  kind    TEXT    NOT NULL CHECK (kind IN (
    'refusal', 'read', 'sign_in', 'sign_in_failed', 'sign_out', 'password', 'token', 'guest_link', 'invitation', 'identity'
  )),
  action  TEXT    NOT NULL,
  clauses TEXT    NOT NULL,
  via     TEXT    NOT NULL,
  device  TEXT    NOT NULL
) STRICT;

INSERT INTO access_wider (seq, time, actor, stream, kind, action, clauses, via, device)
  SELECT seq, time, actor, stream, kind, action, clauses, via, '' FROM access ORDER BY seq;

DROP TABLE access;
ALTER TABLE access_wider RENAME TO access;

CREATE INDEX access_sign_in ON access (actor, seq) WHERE kind = 'sign_in';

CREATE TRIGGER access_no_update BEFORE UPDATE ON access
  BEGIN SELECT RAISE(ABORT, 'access is append-only'); END;
CREATE TRIGGER access_no_delete BEFORE DELETE ON access
  BEGIN SELECT RAISE(ABORT, 'access is append-only'); END;
CREATE TRIGGER access_dense BEFORE INSERT ON access
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM access)
  BEGIN SELECT RAISE(ABORT, 'access is append-only'); END;
