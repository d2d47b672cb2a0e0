/// Drafts of the inventory and the reviews of their legality, and by what each version was published. Frozen.
enum Migration0004 {
  static let name = "0004-inventory-drafts"

  static let views = """
    CREATE TABLE view_inventory_draft (
      proposal       TEXT PRIMARY KEY REFERENCES view_proposal (id),
      subject        TEXT NOT NULL REFERENCES view_case (id),
      sequence       INTEGER NOT NULL UNIQUE,
      drafted        TEXT NOT NULL,
      digest         TEXT NOT NULL REFERENCES published_tables (digest),
      version        TEXT NOT NULL,
      party          TEXT NOT NULL,
      person         TEXT NOT NULL,
      at             INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX view_inventory_draft_subject ON view_inventory_draft (subject, sequence);
    CREATE TABLE view_legality_review (
      draft    TEXT NOT NULL REFERENCES view_inventory_draft (proposal),
      sequence INTEGER NOT NULL,
      passed   TEXT NOT NULL CHECK (passed IN ('yes', 'no')),
      opinion  TEXT NOT NULL,
      party    TEXT NOT NULL,
      person   TEXT NOT NULL,
      at       INTEGER NOT NULL,
      PRIMARY KEY (draft, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_inventory_ground (
      version    TEXT PRIMARY KEY REFERENCES view_inventory (version),
      subject    TEXT NOT NULL REFERENCES view_case (id),
      draft      TEXT NOT NULL UNIQUE REFERENCES view_inventory_draft (proposal),
      review     INTEGER NOT NULL,
      resolution TEXT NOT NULL REFERENCES view_resolution (id)
    ) STRICT, WITHOUT ROWID;
    """
}
