/// The policy of witnesses, from the record; and their signatures, which lie beside it. Frozen; a test holds its digest.
enum Migration0008 {
  static let name = "0008-witnesses"

  static let tables = """
    CREATE TABLE view_witnesses (
      only   INTEGER PRIMARY KEY CHECK (only = 1),
      policy TEXT NOT NULL
    ) STRICT;
    CREATE TABLE cosignature (
      witness   TEXT NOT NULL,
      size      INTEGER NOT NULL CHECK (size >= 0),
      time      INTEGER NOT NULL CHECK (time >= 0),
      signature TEXT NOT NULL,
      PRIMARY KEY (witness, size)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cosignature_size ON cosignature (size);
    CREATE TRIGGER cosignature_is_kept BEFORE DELETE ON cosignature
      BEGIN SELECT RAISE (ABORT, 'the signature of a witness is not deleted'); END;
    CREATE TRIGGER cosignature_grows BEFORE UPDATE ON cosignature
      WHEN new.witness <> old.witness OR new.size <> old.size OR new.time < old.time
      BEGIN SELECT RAISE (ABORT, 'the signature of a witness gives way to a newer one only'); END;
    """
}
