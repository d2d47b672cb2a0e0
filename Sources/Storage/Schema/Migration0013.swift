/// Secret ballots: the key of each, who got a credential, and the sealed votes by the serials of their credentials.
enum Migration0013 {
  static let name = "0013-secret-ballots"

  static let tables = """
    CREATE TABLE view_credential_key (
      ballot   TEXT PRIMARY KEY REFERENCES view_ballot (id),
      sequence INTEGER NOT NULL,
      id       TEXT NOT NULL UNIQUE,
      key      TEXT NOT NULL,
      issuer   TEXT NOT NULL,
      ground   TEXT NOT NULL,
      issued   INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_credential_issue (
      ballot   TEXT NOT NULL REFERENCES view_credential_key (ballot),
      person   TEXT NOT NULL REFERENCES view_person (id),
      request  TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (ballot, person)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_sealed_vote (
      ballot     TEXT NOT NULL REFERENCES view_credential_key (ballot),
      serial     TEXT NOT NULL,
      sequence   INTEGER NOT NULL UNIQUE,
      commitment TEXT NOT NULL,
      opened     INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
      choice     TEXT,
      marking    TEXT,
      PRIMARY KEY (ballot, serial)
    ) STRICT, WITHOUT ROWID;
    """
}
