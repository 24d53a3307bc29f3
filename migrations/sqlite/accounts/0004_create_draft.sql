-- What a person has typed into the form of a step and not sent yet, sealed as it would be if it were sent. `guest` is the number
-- of the guest link by which they came, 0 for none: whoever comes by a link has drafts of their own. `mark` is drawn anew each time
-- it is kept, so that of two who have it open the later one can be told of the earlier.
CREATE TABLE draft (
  person   TEXT    NOT NULL REFERENCES person (id),
  guest    INTEGER NOT NULL CHECK (guest >= 0),
  stream   TEXT    NOT NULL,
  instance TEXT    NOT NULL,
  action   TEXT    NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  kept     INTEGER NOT NULL,
  mark     TEXT    NOT NULL,
  sealed   BLOB    NOT NULL,
  UNIQUE (person, guest, stream, instance, action)
) STRICT;

CREATE INDEX draft_by_time ON draft (kept);
