-- How people come in. Of a secret only a hash is kept: argon2id for passwords, SHA-256 for 256 random bits.
-- Times are seconds since 1970-01-01T00:00:00Z.

CREATE TABLE password (
  person     TEXT    PRIMARY KEY REFERENCES person (id),
  memory_kib INTEGER NOT NULL,
  passes     INTEGER NOT NULL,
  lanes      INTEGER NOT NULL,
  salt       BLOB    NOT NULL CHECK (length(salt) = 16),
  hash       BLOB    NOT NULL CHECK (length(hash) = 32),
  changed    INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  hash      BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  person    TEXT    NOT NULL REFERENCES person (id),
  created   INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  device    TEXT    NOT NULL
) STRICT;

CREATE INDEX session_person ON session (person);

CREATE TABLE token (
  seq       INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  hash      BLOB    NOT NULL CHECK (length(hash) = 32),
  person    TEXT    NOT NULL REFERENCES person (id),
  name      TEXT    NOT NULL,
  reads     INTEGER NOT NULL CHECK (reads IN (0, 1)),
  acts      INTEGER NOT NULL CHECK (acts IN (0, 1)),
  created   INTEGER NOT NULL,
  expires   INTEGER NOT NULL,
  last_used INTEGER,
  revoked   INTEGER
) STRICT;

CREATE INDEX token_person ON token (person);

CREATE TABLE invitation (
  seq     INTEGER PRIMARY KEY,
  hash    BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  person  TEXT    NOT NULL REFERENCES person (id),
  made_by TEXT    NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  used    INTEGER,
  revoked INTEGER
) STRICT;

CREATE INDEX invitation_person ON invitation (person);

CREATE TABLE guest_link (
  seq       INTEGER PRIMARY KEY,
  hash      BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
  person    TEXT    NOT NULL REFERENCES person (id),
  stream    TEXT    NOT NULL,
  instance  TEXT,
  action    TEXT    CHECK (action IS NULL OR instance IS NOT NULL),
  made_by   TEXT    NOT NULL,
  created   INTEGER NOT NULL,
  expires   INTEGER NOT NULL,
  uses      INTEGER NOT NULL DEFAULT 0,
  last_used INTEGER,
  revoked   INTEGER
) STRICT;

CREATE INDEX guest_link_stream ON guest_link (stream);
CREATE INDEX guest_link_person ON guest_link (person);

CREATE TABLE identity (
  seq     INTEGER PRIMARY KEY,
  issuer  TEXT    NOT NULL,
  subject TEXT    NOT NULL,
  person  TEXT    NOT NULL REFERENCES person (id),
  linked  INTEGER NOT NULL,
  UNIQUE (issuer, subject)
) STRICT;

CREATE INDEX identity_person ON identity (person);

CREATE TABLE preferences (
  person      TEXT    PRIMARY KEY REFERENCES person (id),
  language    TEXT,
  zone        TEXT,
  density     TEXT    NOT NULL CHECK (density IN ('comfortable', 'compact')),
  appearance  TEXT    NOT NULL CHECK (appearance IN ('system', 'light', 'dark')),
  single_keys INTEGER NOT NULL CHECK (single_keys IN (0, 1))
) STRICT;
