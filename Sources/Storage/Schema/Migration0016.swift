/// Who declined to sign, with the reasons: where some of several seats are enough, a resolution may enter into force
/// without it.
enum Migration0016 {
  static let name = "0016-declined-signatures"

  static let tables = """
    ALTER TABLE view_signatory ADD COLUMN declined_by TEXT;
    ALTER TABLE view_signatory ADD COLUMN declined_at INTEGER;
    ALTER TABLE view_signatory ADD COLUMN declined TEXT;
    """
}
