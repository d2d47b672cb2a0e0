/// Trust anchors and revocation lists of parties, certificates of seats, and the electronic signatures under resolutions.
/// Frozen; a test holds its digest.
enum Migration0014 {
  static let name = "0014-signatures"

  static let tables = """
    CREATE TABLE view_trust_anchor (
      party       TEXT NOT NULL,
      ordinal     INTEGER NOT NULL CHECK (ordinal >= 0),
      fingerprint TEXT NOT NULL,
      certificate TEXT NOT NULL,
      sequence    INTEGER NOT NULL,
      at          INTEGER NOT NULL,
      PRIMARY KEY (party, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_revocation_list (
      party     TEXT NOT NULL,
      authority TEXT NOT NULL,
      list      TEXT NOT NULL,
      sequence  INTEGER NOT NULL,
      at        INTEGER NOT NULL,
      PRIMARY KEY (party, authority)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_certificate (
      fingerprint    TEXT PRIMARY KEY,
      sequence       INTEGER NOT NULL UNIQUE,
      person         TEXT NOT NULL REFERENCES view_person (id),
      seat           TEXT NOT NULL REFERENCES view_seat (id),
      party          TEXT NOT NULL,
      certificate    TEXT NOT NULL,
      chain          TEXT NOT NULL,
      at             INTEGER NOT NULL,
      ended_sequence INTEGER,
      ended_at       INTEGER,
      reason         TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_certificate_person ON view_certificate (person, sequence);
    CREATE INDEX view_certificate_party ON view_certificate (party, sequence);
    CREATE TABLE view_signature (
      sequence   INTEGER PRIMARY KEY,
      resolution TEXT NOT NULL REFERENCES view_resolution (id),
      party      TEXT NOT NULL,
      person     TEXT NOT NULL REFERENCES view_person (id),
      seat       TEXT NOT NULL,
      signature  TEXT NOT NULL,
      at         INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX view_signature_resolution ON view_signature (resolution, sequence);
    """
}
