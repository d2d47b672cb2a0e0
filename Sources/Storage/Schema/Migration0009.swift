/// Petitions of households, who read private words, and an index of the events by which tasks are assigned. Frozen; a test holds its digest.
enum Migration0009 {
  static let name = "0009-petitions-and-reports"

  static let tables = """
    ALTER TABLE view_case ADD COLUMN convene_by INTEGER;
    CREATE TABLE view_petition (
      subject    TEXT PRIMARY KEY REFERENCES view_case (id),
      households INTEGER NOT NULL CHECK (households > 0),
      share      TEXT NOT NULL,
      reached_at INTEGER,
      convene_by INTEGER,
      CHECK ((reached_at IS NULL) = (convene_by IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_endorsement (
      subject   TEXT NOT NULL REFERENCES view_petition (subject),
      person    TEXT NOT NULL,
      household TEXT NOT NULL,
      sequence  INTEGER NOT NULL,
      PRIMARY KEY (subject, person),
      UNIQUE (subject, household)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE private_reading (
      number     INTEGER PRIMARY KEY,
      at         INTEGER NOT NULL,
      day        TEXT NOT NULL,
      reader     TEXT NOT NULL,
      seat       TEXT NOT NULL,
      party      TEXT NOT NULL,
      owner      TEXT NOT NULL,
      subject    TEXT NOT NULL,
      name       TEXT NOT NULL,
      commitment TEXT NOT NULL,
      purpose    TEXT NOT NULL,
      UNIQUE (seat, commitment, day)
    ) STRICT;
    CREATE INDEX private_reading_commitment ON private_reading (commitment, number);
    CREATE TRIGGER private_reading_no_update BEFORE UPDATE ON private_reading
      BEGIN SELECT RAISE(ABORT, 'the list of readers is append-only'); END;
    CREATE TRIGGER private_reading_no_delete BEFORE DELETE ON private_reading
      BEGIN SELECT RAISE(ABORT, 'the list of readers is append-only'); END;

    CREATE INDEX event_assigned ON event (at, sequence) WHERE kind = 'task.assigned';
    """
}
