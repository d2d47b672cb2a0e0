/// Ballots of several options: the sheet, the marks, the rounds; and which ballots a proposal stood in. Frozen; a test
/// holds its digest.
enum Migration0003 {
  static let name = "0003-ballots-of-options"

  /// The tables are made anew, since a column that must be there cannot become one that may be missing; what they held
  /// is what the same events give.
  static let views = """
    CREATE TABLE view_ballot_next (
      id          TEXT PRIMARY KEY,
      subject     TEXT NOT NULL REFERENCES view_case (id),
      sequence    INTEGER NOT NULL,
      proposal    TEXT REFERENCES view_proposal (id),
      version     INTEGER,
      rule        TEXT NOT NULL,
      sheet       TEXT,
      roll        TEXT NOT NULL,
      roll_digest TEXT NOT NULL,
      roll_size   INTEGER NOT NULL CHECK (roll_size > 0),
      excluded    TEXT,
      voted       INTEGER NOT NULL DEFAULT 0,
      called_at   INTEGER NOT NULL,
      closes      INTEGER NOT NULL,
      result      TEXT,
      tally       TEXT,
      CHECK ((proposal IS NULL) = (version IS NULL)),
      CHECK ((proposal IS NULL) <> (sheet IS NULL))
    ) STRICT, WITHOUT ROWID;
    INSERT INTO view_ballot_next (id, subject, sequence, proposal, version, rule, roll, roll_digest, roll_size, voted,
        called_at, closes, result)
      SELECT id, subject, sequence, proposal, version, rule, roll, roll_digest, roll_size, voted, called_at, closes,
        result
      FROM view_ballot;
    DROP TABLE view_ballot;
    ALTER TABLE view_ballot_next RENAME TO view_ballot;
    CREATE INDEX view_ballot_subject ON view_ballot (subject, sequence);

    CREATE TABLE view_ballot_option (
      proposal TEXT NOT NULL REFERENCES view_proposal (id),
      ballot   TEXT NOT NULL REFERENCES view_ballot (id),
      PRIMARY KEY (proposal, ballot)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO view_ballot_option (proposal, ballot) SELECT proposal, id FROM view_ballot;

    CREATE TABLE view_vote_next (
      ballot    TEXT NOT NULL,
      person    TEXT NOT NULL,
      choice    TEXT CHECK (choice IN ('yes', 'no', 'abstain')),
      marking   TEXT,
      statement TEXT,
      PRIMARY KEY (ballot, person),
      FOREIGN KEY (ballot, person) REFERENCES view_roll (ballot, voter),
      CHECK ((choice IS NULL) <> (marking IS NULL))
    ) STRICT, WITHOUT ROWID;
    INSERT INTO view_vote_next (ballot, person, choice, statement)
      SELECT ballot, person, choice, statement FROM view_vote;
    DROP TABLE view_vote;
    ALTER TABLE view_vote_next RENAME TO view_vote;
    """
}
