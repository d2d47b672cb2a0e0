/// The leads of every published version, unique for whoever writes them: a key has one lead (权责归属唯一), also when it
/// is written with a bare SQLite shell. Frozen.
///
/// Two leads claim the same when one matter covers the other, the stages meet, the areas meet, the days meet, the
/// sub-items are the same or one is the whole, an act is exclusive in both, and the holders differ. Areas are prefixes of
/// 15 digits and so nested or apart: what meets an area begins inside it, or at the beginning of one of the eight wider
/// areas around it; every probe is one of an index.
enum Migration0005 {
  static let name = "0005-published-leads"

  static let tables = """
    CREATE TABLE published_lead (
      version    TEXT NOT NULL,
      position   INTEGER NOT NULL CHECK (position >= 0),
      entry      TEXT NOT NULL,
      holder     TEXT NOT NULL,
      kind       TEXT NOT NULL,
      of_a_kind  INTEGER NOT NULL CHECK (of_a_kind IN (0, 1)),
      matter     TEXT NOT NULL CHECK (length(matter) BETWEEN 1 AND 64),
      stage      TEXT NOT NULL,
      sub_item   TEXT NOT NULL,
      area_low   INTEGER NOT NULL,
      area_width INTEGER NOT NULL CHECK (
        area_width IN (1, 10, 1000, 1000000, 1000000000, 100000000000, 10000000000000, 1000000000000000)
        AND area_low % area_width = 0 AND area_low >= 0),
      acts       INTEGER NOT NULL CHECK (acts <> 0),
      from_day   INTEGER NOT NULL,
      until_day  INTEGER NOT NULL CHECK (from_day < until_day),
      PRIMARY KEY (version, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX published_lead_place ON published_lead (version, matter, area_low);

    CREATE TRIGGER published_lead_frozen BEFORE INSERT ON published_lead
      WHEN EXISTS (SELECT 1 FROM published_lead WHERE version = NEW.version AND position = NEW.position)
      BEGIN SELECT RAISE(ABORT, 'a published inventory is frozen'); END;
    CREATE TRIGGER published_lead_no_update BEFORE UPDATE ON published_lead
      BEGIN SELECT RAISE(ABORT, 'a published inventory is frozen'); END;
    CREATE TRIGGER published_lead_no_delete BEFORE DELETE ON published_lead
      BEGIN SELECT RAISE(ABORT, 'a published inventory is frozen'); END;

    CREATE TRIGGER published_lead_unique_within BEFORE INSERT ON published_lead
      WHEN EXISTS (
        SELECT 1 FROM (\(lengths)) AS head CROSS JOIN published_lead AS other INDEXED BY published_lead_place
        WHERE head.length <= length(NEW.matter)
          AND other.version = NEW.version AND other.matter = substr(NEW.matter, 1, head.length)
          AND other.area_low BETWEEN NEW.area_low AND NEW.area_low + NEW.area_width - 1
          AND \(covers("other.matter", "NEW.matter")) AND \(competes))
      BEGIN SELECT RAISE(ABORT, 'this matter, stage and area has a lead already: OVERLAP_MULTI_LEAD'); END;
    CREATE TRIGGER published_lead_unique_around BEFORE INSERT ON published_lead
      WHEN EXISTS (
        SELECT 1 FROM (\(lengths)) AS head CROSS JOIN (\(widths)) AS wide CROSS JOIN published_lead AS other INDEXED BY published_lead_place
        WHERE head.length <= length(NEW.matter) AND wide.width > NEW.area_width
          AND EXISTS (
            SELECT 1 FROM published_lead WHERE version = NEW.version AND matter = substr(NEW.matter, 1, head.length))
          AND other.version = NEW.version AND other.matter = substr(NEW.matter, 1, head.length)
          AND other.area_low = NEW.area_low - NEW.area_low % wide.width AND other.area_width = wide.width
          AND \(covers("other.matter", "NEW.matter")) AND \(competes))
      BEGIN SELECT RAISE(ABORT, 'this matter, stage and area has a lead already: OVERLAP_MULTI_LEAD'); END;
    CREATE TRIGGER published_lead_unique_narrower BEFORE INSERT ON published_lead
      WHEN EXISTS (
        SELECT 1 FROM published_lead AS other INDEXED BY published_lead_place
        WHERE other.version = NEW.version AND other.matter > NEW.matter
          AND other.matter < NEW.matter || char(1114111)
          AND \(covers("NEW.matter", "other.matter")) AND \(meets) AND \(competes))
      BEGIN SELECT RAISE(ABORT, 'this matter, stage and area has a lead already: OVERLAP_MULTI_LEAD'); END;
    CREATE TRIGGER published_lead_unique_any BEFORE INSERT ON published_lead
      WHEN EXISTS (
        SELECT 1 FROM published_lead AS other INDEXED BY published_lead_place
        WHERE other.version = NEW.version AND other.matter = '*' AND NEW.matter <> '*' AND \(meets) AND \(competes))
      OR NEW.matter = '*' AND EXISTS (
        SELECT 1 FROM published_lead AS other INDEXED BY published_lead_place
        WHERE other.version = NEW.version AND other.matter <> '*' AND \(meets) AND \(competes))
      BEGIN SELECT RAISE(ABORT, 'this matter, stage and area has a lead already: OVERLAP_MULTI_LEAD'); END;
    """

  /// 1 to 64, the lengths of the beginnings of a matter's code.
  private static let lengths =
    "SELECT 1 AS length UNION ALL VALUES " + (2...64).map { "(\($0))" }.joined(separator: ", ")

  /// How many 15-digit numbers an area of each level has.
  private static let widths =
    "SELECT 10 AS width UNION ALL VALUES (1000), (1000000), (1000000000), (100000000000), (10000000000000), "
    + "(1000000000000000)"

  /// Whether the areas of `other` and of the new row meet.
  private static let meets = """
    other.area_low < NEW.area_low + NEW.area_width AND NEW.area_low < other.area_low + other.area_width
    """

  /// Whether `other` and the new row claim the same, their matters and areas apart.
  private static let competes = """
    other.acts & NEW.acts <> 0 AND other.holder <> NEW.holder
          AND (other.stage = NEW.stage OR other.stage = '*' OR NEW.stage = '*')
          AND other.from_day < NEW.until_day AND NEW.from_day < other.until_day
          AND (other.sub_item = NEW.sub_item OR other.sub_item = '' OR NEW.sub_item = '')
          AND NOT (other.of_a_kind <> NEW.of_a_kind AND other.kind = NEW.kind)
    """

  /// Whether a code that is the beginning of another covers it: a run of letters, or of other characters, is never cut.
  private static func covers(_ head: String, _ code: String) -> String {
    let (last, next) = ("substr(\(head), -1)", "substr(\(code), length(\(head)) + 1, 1)")
    return """
      (\(head) = \(code) OR NOT (
            (\(last) GLOB '[A-Za-z]' AND (\(next) GLOB '[A-Za-z]' OR unicode(\(next)) > 127))
            OR (unicode(\(last)) > 127 AND unicode(\(next)) > 127)))
      """
  }
}
