/// Emergency powers and their reviews.
enum Migration0010 {
  static let name = "0010-emergency-powers"

  static let views = """
    CREATE TABLE view_emergency (
      id                TEXT PRIMARY KEY,
      subject           TEXT NOT NULL REFERENCES view_case (id),
      sequence          INTEGER NOT NULL,
      holder            TEXT NOT NULL,
      granted           TEXT NOT NULL,
      at                INTEGER NOT NULL,
      revoked           TEXT,
      revoked_at        INTEGER,
      revoked_sequence  INTEGER,
      finding           TEXT,
      review            TEXT,
      reviewer          TEXT,
      reviewed_at       INTEGER,
      reviewed_sequence INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_emergency_holder ON view_emergency (holder);
    CREATE INDEX view_emergency_subject ON view_emergency (subject);
    """
}
