/// Petitions of households, and an index of the events by which tasks are assigned. Frozen; a test holds its digest.
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

    CREATE INDEX event_assigned ON event (at, sequence) WHERE kind = 'task.assigned';
    """
}
