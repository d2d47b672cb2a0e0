/// Persons whose private data were erased; what keeps them from coming back with a second voice lies beside the record.
/// Frozen; a test holds its digest.
enum Migration0011 {
  static let name = "0011-erasure"

  static let tables = """
    CREATE TABLE view_erasure (
      person     TEXT PRIMARY KEY REFERENCES view_person (id),
      at         INTEGER NOT NULL,
      sequence   INTEGER NOT NULL,
      private    INTEGER NOT NULL CHECK (private >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE tombstone (
      person TEXT PRIMARY KEY,
      salt   BLOB NOT NULL,
      login  BLOB NOT NULL CHECK (length(login) = 32)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER tombstone_stays BEFORE UPDATE ON tombstone
      BEGIN SELECT RAISE (ABORT, 'a tombstone stays as it is'); END;
    CREATE INDEX view_case_of_filer ON view_case (filer);
    """
}
