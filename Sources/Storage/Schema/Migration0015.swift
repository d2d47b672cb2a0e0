/// Timestamps over the checkpoint of each day and over each resolution. Frozen; a test holds its digest.
enum Migration0015 {
  static let name = "0015-timestamps"

  static let tables = """
    CREATE TABLE timestamp (
      number     INTEGER PRIMARY KEY,
      day        TEXT UNIQUE,
      size       INTEGER CHECK (size >= 0),
      resolution TEXT UNIQUE,
      content    BLOB,
      answer     BLOB NOT NULL,
      authority  TEXT NOT NULL,
      time       INTEGER NOT NULL,
      CHECK ((day IS NULL) = (size IS NULL) AND (day IS NULL) = (content IS NULL)),
      CHECK ((day IS NULL) <> (resolution IS NULL))
    ) STRICT;
    CREATE TRIGGER timestamp_is_kept BEFORE DELETE ON timestamp
      BEGIN SELECT RAISE (ABORT, 'a timestamp is not deleted'); END;
    CREATE TRIGGER timestamp_stays BEFORE UPDATE ON timestamp
      BEGIN SELECT RAISE (ABORT, 'a timestamp is not changed'); END;
    """
}
