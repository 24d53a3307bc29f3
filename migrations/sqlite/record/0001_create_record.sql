-- The record: one row for each leaf, its sections, and what is derived from them to append quickly.
-- Every column here can be computed again from the leaves and their open sections; verification does so.

-- Where the record ends.
CREATE TABLE head (
  one       INTEGER PRIMARY KEY CHECK (one = 1),
  origin    TEXT    NOT NULL,
  size      INTEGER NOT NULL CHECK (size >= 0),
  last_hash BLOB    NOT NULL CHECK (length(last_hash) = 32),
  last_time INTEGER NOT NULL CHECK (last_time >= 0)
) STRICT;

-- Streams in the order of their first leaves, from 1.
CREATE TABLE stream (
  sid       INTEGER PRIMARY KEY,
  name      TEXT    NOT NULL UNIQUE,
  revision  INTEGER NOT NULL CHECK (revision >= 0),
  last_hash BLOB    NOT NULL CHECK (length(last_hash) = 32)
) STRICT;

-- The leaves. `leaf` holds the very bytes that were hashed.
CREATE TABLE leaf (
  position INTEGER PRIMARY KEY,
  sid      INTEGER NOT NULL REFERENCES stream (sid),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  leaf     BLOB    NOT NULL,
  hash     BLOB    NOT NULL CHECK (length(hash) = 32),
  UNIQUE (sid, revision)
) STRICT;

-- The sections: id = position * 64 + index of the section in its leaf.
CREATE TABLE section (
  id   INTEGER PRIMARY KEY,
  blob BLOB    NOT NULL
) STRICT;

-- Accepted commands in the order of their first leaves, from 1. The id comes first in the index because the ids of
-- commands mostly rise, while actors alternate.
CREATE TABLE command (
  seq            INTEGER PRIMARY KEY,
  id             BLOB    NOT NULL CHECK (length(id) = 16),
  actor          TEXT    NOT NULL,
  content        BLOB    NOT NULL CHECK (length(content) = 32),
  sid            INTEGER NOT NULL REFERENCES stream (sid),
  first_revision INTEGER NOT NULL CHECK (first_revision >= 0),
  last_revision  INTEGER NOT NULL CHECK (last_revision >= first_revision),
  first_position INTEGER NOT NULL CHECK (first_position >= 0),
  last_position  INTEGER NOT NULL CHECK (last_position >= first_position),
  UNIQUE (id, actor)
) STRICT;

-- Claimed names in the order of their claims, from 1.
CREATE TABLE name (
  seq  INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE,
  sid  INTEGER NOT NULL REFERENCES stream (sid)
) STRICT;

-- Append-only. The insert triggers also close INSERT OR REPLACE, which removes the older row of a unique key without
-- firing a delete trigger unless the connection has recursive_triggers on.

CREATE TRIGGER leaf_no_update BEFORE UPDATE ON leaf
  BEGIN SELECT RAISE(ABORT, 'leaf is append-only'); END;
CREATE TRIGGER leaf_no_delete BEFORE DELETE ON leaf
  BEGIN SELECT RAISE(ABORT, 'leaf is append-only'); END;
CREATE TRIGGER leaf_dense BEFORE INSERT ON leaf
  WHEN NEW.position <> (SELECT coalesce(max(position), -1) + 1 FROM leaf)
    OR NEW.revision <> (SELECT coalesce(max(revision), -1) + 1 FROM leaf WHERE sid = NEW.sid)
  BEGIN SELECT RAISE(ABORT, 'positions and revisions are dense'); END;

CREATE TRIGGER section_no_update BEFORE UPDATE ON section
  BEGIN SELECT RAISE(ABORT, 'section is append-only'); END;
CREATE TRIGGER section_no_delete BEFORE DELETE ON section
  BEGIN SELECT RAISE(ABORT, 'section is append-only'); END;
CREATE TRIGGER section_rising BEFORE INSERT ON section
  WHEN NEW.id <= (SELECT max(id) FROM section)
  BEGIN SELECT RAISE(ABORT, 'section is append-only'); END;

CREATE TRIGGER command_no_update BEFORE UPDATE ON command
  BEGIN SELECT RAISE(ABORT, 'command is append-only'); END;
CREATE TRIGGER command_no_delete BEFORE DELETE ON command
  BEGIN SELECT RAISE(ABORT, 'command is append-only'); END;
CREATE TRIGGER command_new BEFORE INSERT ON command
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM command)
    OR EXISTS (SELECT 1 FROM command WHERE id = NEW.id AND actor = NEW.actor)
  BEGIN SELECT RAISE(ABORT, 'command is append-only'); END;

CREATE TRIGGER name_no_update BEFORE UPDATE ON name
  BEGIN SELECT RAISE(ABORT, 'name is append-only'); END;
CREATE TRIGGER name_no_delete BEFORE DELETE ON name
  BEGIN SELECT RAISE(ABORT, 'name is append-only'); END;
CREATE TRIGGER name_new BEFORE INSERT ON name
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM name)
    OR EXISTS (SELECT 1 FROM name WHERE name = NEW.name)
  BEGIN SELECT RAISE(ABORT, 'name is append-only'); END;

-- Heads move forward only.

CREATE TRIGGER stream_forward BEFORE UPDATE ON stream
  WHEN NEW.sid <> OLD.sid OR NEW.name <> OLD.name OR NEW.revision <= OLD.revision
  BEGIN SELECT RAISE(ABORT, 'stream moves forward only'); END;
CREATE TRIGGER stream_no_delete BEFORE DELETE ON stream
  BEGIN SELECT RAISE(ABORT, 'stream is append-only'); END;
CREATE TRIGGER stream_new BEFORE INSERT ON stream
  WHEN NEW.sid <> (SELECT coalesce(max(sid), 0) + 1 FROM stream)
    OR EXISTS (SELECT 1 FROM stream WHERE name = NEW.name)
  BEGIN SELECT RAISE(ABORT, 'stream is append-only'); END;

CREATE TRIGGER head_forward BEFORE UPDATE ON head
  WHEN NEW.one <> OLD.one OR NEW.origin <> OLD.origin OR NEW.size <= OLD.size OR NEW.last_time < OLD.last_time
  BEGIN SELECT RAISE(ABORT, 'head moves forward only'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head
  BEGIN SELECT RAISE(ABORT, 'head stays'); END;
CREATE TRIGGER head_once BEFORE INSERT ON head
  WHEN EXISTS (SELECT 1 FROM head)
  BEGIN SELECT RAISE(ABORT, 'there is one head'); END;
