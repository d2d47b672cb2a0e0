/// How ballots are held: notice, procedure, chambers, corrections of the roll.
enum Migration0007 {
  static let name = "0007-ballot-conduct"

  static let tables = """
    CREATE TABLE view_ballot_conduct (
      ballot   TEXT PRIMARY KEY REFERENCES view_ballot (id),
      opens    INTEGER,
      conduct  TEXT,
      chambers TEXT,
      recused  TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_roll_correction (
      ballot     TEXT NOT NULL REFERENCES view_ballot (id),
      sequence   INTEGER NOT NULL,
      correction TEXT NOT NULL,
      PRIMARY KEY (ballot, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO view_ballot_conduct (ballot) SELECT id FROM view_ballot;
    """
}
