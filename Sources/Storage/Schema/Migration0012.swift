/// Mandates to vote for another, batches and entries of ballot papers, what came of both at the count, and the time at
/// which a vote was cast on a screen. Frozen; a test holds its digest.
enum Migration0012 {
  static let name = "0012-rolls"

  static let tables = """
    CREATE TABLE view_proxy (
      id         TEXT PRIMARY KEY,
      sequence   INTEGER NOT NULL,
      giver      TEXT NOT NULL,
      holder     TEXT NOT NULL,
      area       TEXT NOT NULL,
      mandate    TEXT NOT NULL,
      given_at   INTEGER NOT NULL,
      revoked_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_proxy_giver ON view_proxy (giver, sequence);
    CREATE INDEX view_proxy_holder ON view_proxy (holder, sequence);

    CREATE TABLE view_paper_batch (
      ballot   TEXT NOT NULL REFERENCES view_ballot (id),
      batch    TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      first    INTEGER NOT NULL,
      last     INTEGER NOT NULL CHECK (last >= first),
      voters   TEXT NOT NULL,
      at       INTEGER NOT NULL,
      PRIMARY KEY (ballot, batch)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_paper_entry (
      ballot     TEXT NOT NULL REFERENCES view_ballot (id),
      batch      TEXT NOT NULL,
      number     INTEGER NOT NULL,
      entrant    TEXT NOT NULL,
      sequence   INTEGER NOT NULL,
      voter      TEXT NOT NULL,
      source     TEXT NOT NULL CHECK (source IN ('paper', 'assisted', 'telephone')),
      handed     INTEGER,
      at         INTEGER NOT NULL,
      commitment TEXT NOT NULL,
      vote       TEXT,
      PRIMARY KEY (ballot, batch, number, entrant)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX view_paper_entry_sequence ON view_paper_entry (sequence);

    CREATE TABLE view_ballot_gathered (
      ballot  TEXT PRIMARY KEY REFERENCES view_ballot (id),
      papers  TEXT,
      proxies TEXT
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE view_envelope ADD COLUMN at INTEGER;
    UPDATE view_envelope SET at = (SELECT at FROM event WHERE event.sequence = view_envelope.sequence);
    """
}
