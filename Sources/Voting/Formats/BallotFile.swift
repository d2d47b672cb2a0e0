/// A file of ballots, whatever its format.
package struct BallotFile: Sendable {
  /// What the ballots are.
  package enum Content: Sendable {
    /// Ranked ballots; the seats where the file states them. In complete orders only those of the first rank are
    /// approved, because everyone is ranked.
    case ranked(RankedProfile, seats: Int?, approvesFirstRank: Bool)
    /// Approval, points, grades or quadratic votes.
    case points(PointsProfile, seats: Int?)
    /// A participatory budget.
    case budget(BudgetElection)
    /// Ranked options against a default option.
    case debian(DebianFile)
  }

  /// The formats by the end of a file's name.
  package enum Format: String, CaseIterable, Sendable {
    case soc, soi, toc, toi, blt, pb, json, csv
  }

  /// The format.
  package let format: Format
  /// The ballots.
  package let content: Content
  /// What is odd about the file without being a fault.
  package let notices: [InputFault]

  /// Ballots that come from no file.
  package init(_ content: Content) {
    format = .json
    self.content = content
    notices = []
  }

  /// Reads a file by the end of its name; where that says nothing, by its first bytes.
  ///
  /// - Throws: the line and the reason of the first fault.
  package init(reading bytes: [UInt8], name: String) throws(InputFault) {
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    format = Format(rawValue: suffix) ?? Self.guess(bytes)
    var notices: [InputFault] = []
    switch format {
    case .soc, .soi, .toc, .toi:
      let file = try PrefLibFile(reading: bytes, kind: PrefLibKind(rawValue: format.rawValue))
      content = .ranked(file.profile, seats: nil, approvesFirstRank: file.kind.isComplete)
    case .blt:
      let file = try BLTFile(reading: bytes)
      content = .ranked(file.profile.without(file.withdrawn), seats: file.seats, approvesFirstRank: false)
    case .csv:
      let file = try ScottishTable(reading: bytes)
      content = .ranked(file.profile, seats: file.seats, approvesFirstRank: false)
    case .pb:
      let file = try PabulibFile(reading: bytes)
      content = .budget(file.election)
      notices = file.notices
    case .json:
      let json = try JSONValue(reading: bytes)
      if json["format"]?.string == BallotsJSON.format {
        content = try BallotsJSON.read(json)
      } else if json["default_option"] != nil {
        content = .debian(try DebianFile(json))
      } else {
        throw InputFault(
          line: 1, zh: "应有 \"format\": \"\(BallotsJSON.format)\"，或 Debian 式的 options、default_option、ballots",
          en: "must have \"format\": \"\(BallotsJSON.format)\", or options, default_option and ballots as Debian's")
      }
    }
    self.notices = notices
  }

  /// The format by the first bytes that are not space.
  private static func guess(_ bytes: [UInt8]) -> Format {
    let text = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
    if text.first == UInt8(ascii: "{") { return .json }
    if text.first == UInt8(ascii: "#") { return .toi }
    if text.prefix(4).elementsEqual("META".utf8) || text.prefix(4).elementsEqual("meta".utf8) { return .pb }
    let line = text.prefix { $0 != 10 && $0 != 13 && $0 != UInt8(ascii: "#") }
    if line.contains(UInt8(ascii: ",")) { return .csv }
    return line.contains(32) ? .blt : .toi
  }
}
