/// Envelopes of running ballots, and the upper nodes of the tree.
enum Migration0002 {
  static let name = "0002-envelopes-and-nodes"

  static let tables = """
    CREATE TABLE envelope (
      commitment TEXT PRIMARY KEY CHECK (length(commitment) = 64),
      ballot     TEXT NOT NULL,
      salt       BLOB NOT NULL CHECK (length(salt) = 32),
      bytes      BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX envelope_ballot ON envelope (ballot);

    CREATE TABLE view_envelope (
      ballot     TEXT NOT NULL,
      voter      TEXT NOT NULL,
      sequence   INTEGER NOT NULL UNIQUE,
      commitment TEXT NOT NULL,
      opened     INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
      PRIMARY KEY (ballot, voter),
      FOREIGN KEY (ballot, voter) REFERENCES view_roll (ballot, voter)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE node (
      level    INTEGER NOT NULL CHECK (level > 0 AND level % 8 = 0),
      position INTEGER NOT NULL CHECK (position >= 0),
      hash     BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (level, position)
    ) STRICT, WITHOUT ROWID;

    DROP INDEX event_timeline;
    CREATE INDEX event_timeline ON event (subject, sequence)
      WHERE subject IS NOT NULL
        AND kind NOT IN ('post.added', 'post.edited', 'vote.cast', 'vote.enclosed', 'envelopes.opened');
    """
}
