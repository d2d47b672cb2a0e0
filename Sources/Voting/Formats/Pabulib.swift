/// A participatory budget in the format of Pabulib.
///
/// - Source: pabulib.org, format `.pb`: sections META, PROJECTS and VOTES of values separated by semicolons
///   (arXiv 2012.06539). Cells may be quoted and may then hold line ends; costs may have a decimal point or comma.
package struct PabulibFile: Sendable, Equatable {
  /// What META says, in its order.
  package let meta: [(key: String, value: String)]
  /// Projects, budget and ballots.
  package let election: BudgetElection
  /// What differs between META and the rest of the file, without being a fault of a line.
  package let notices: [InputFault]

  package static func == (left: Self, right: Self) -> Bool {
    left.election == right.election && left.notices == right.notices
      && left.meta.elementsEqual(right.meta) { $0.key == $1.key && $0.value == $1.value }
  }

  /// The value of a key of META.
  package func meta(_ key: String) -> String? { meta.first { $0.key.lowercased() == key }?.value }

  /// Reads a file.
  package init(reading bytes: [UInt8]) throws(InputFault) {
    var reader = PabulibReader()
    try reader.read(SeparatedTable(bytes).rows)
    meta = reader.meta
    election = try reader.election()
    notices = reader.notices
  }
}

/// Rows of a file of separated values, in which a quoted cell may hold line ends.
struct SeparatedTable {
  struct Row {
    let line: Int
    let cells: [String]
  }

  private(set) var rows: [Row] = []

  init(_ bytes: [UInt8]) throws(InputFault) {
    let lines = FileLines(bytes)
    var index = 0
    while index < lines.count {
      let start = index
      let text = try lines.text(index)
      index += 1
      if text.utf8.allSatisfy({ $0 == 32 || $0 == 9 }) { continue }
      guard text.utf8.contains(UInt8(ascii: "\"")) else {
        rows.append(
          Row(
            line: start + 1,
            cells: text.split(separator: ";", omittingEmptySubsequences: false).map { trimmed(String($0)) }))
        continue
      }
      if let cells = try? SeparatedLine(text, separator: ";", line: start + 1).cells {
        rows.append(Row(line: start + 1, cells: cells))
        continue
      }
      var joined = text
      var cells: [String]?
      while cells == nil, index < lines.count, index - start <= 200 {
        joined += "\n" + (try lines.text(index))
        index += 1
        cells = try? SeparatedLine(joined, separator: ";", line: start + 1).cells
      }
      guard let cells else {
        throw InputFault(
          line: start + 1, value: text, zh: "引号没有合上", en: "has an opening quote without a closing one")
      }
      rows.append(Row(line: start + 1, cells: cells))
    }
  }
}

/// Reads the sections of a Pabulib file one after the other.
private struct PabulibReader {
  var meta: [(key: String, value: String)] = []
  var notices: [InputFault] = []
  private var metaLines: [String: Int] = [:]
  private var projects: [Project] = []
  private var places: [String: Int] = [:]
  private var voteType = BudgetElection.VoteType.approval
  private var lineOf: [BallotKey: Int] = [:]
  private var counts: [Int64] = []
  private var ballots: [[Int]] = []
  private var points: [[Rational]] = []
  private var voters: Set<String> = []
  private var votesSeen: Int64 = 0

  private struct BallotKey: Hashable {
    let projects: [Int]
    let points: [Rational]
  }

  private enum Section: String { case meta, projects, votes }

  mutating func read(_ rows: [SeparatedTable.Row]) throws(InputFault) {
    var section: Section?
    var done: [Section] = []
    var header: [String] = []
    var awaitsHeader = false
    for row in rows {
      if row.cells.count == 1 || row.cells.dropFirst().allSatisfy(\.isEmpty),
        let next = Section(rawValue: row.cells[0].lowercased())
      {
        guard !done.contains(next), next == .meta || done.contains(.meta), next != .votes || done.contains(.projects)
        else {
          throw InputFault(
            line: row.line, value: row.cells[0], zh: "段落应依次为 META、PROJECTS、VOTES，各一次",
            en: "the sections must be META, PROJECTS, VOTES in this order, once each")
        }
        if section == .meta { try readVoteType() }
        section = next
        done.append(next)
        awaitsHeader = true
        continue
      }
      guard let section else {
        throw InputFault(line: row.line, value: row.cells[0], zh: "文件应以 META 开头", en: "the file must begin with META")
      }
      if awaitsHeader {
        header = row.cells.map { $0.lowercased() }
        awaitsHeader = false
        try check(header, section, line: row.line)
        continue
      }
      switch section {
      case .meta: try readMeta(row)
      case .projects: try readProject(row, header)
      case .votes: try readVote(row, header)
      }
    }
    guard done.contains(.votes) else {
      throw InputFault(
        line: rows.last?.line ?? 0,
        zh: "没有 \(done.contains(.projects) ? "VOTES" : done.contains(.meta) ? "PROJECTS" : "META") 段；文件可能被截断",
        en:
          "the section \(done.contains(.projects) ? "VOTES" : done.contains(.meta) ? "PROJECTS" : "META") is missing; the file may be cut off"
      )
    }
  }

  private func check(_ header: [String], _ section: Section, line: Int) throws(InputFault) {
    let needed =
      switch section {
      case .meta: [String]()
      case .projects: ["project_id", "cost"]
      case .votes: ["voter_id", "vote"]
      }
    for name in needed where !header.contains(name) {
      throw InputFault(
        line: line, field: name, zh: "\(section.rawValue.uppercased()) 缺这一列",
        en: "is missing from the columns of \(section.rawValue.uppercased())")
    }
  }

  private mutating func readMeta(_ row: SeparatedTable.Row) throws(InputFault) {
    guard row.cells.count >= 2 else {
      throw InputFault(line: row.line, value: row.cells[0], zh: "应为“名;值”", en: "must be \"key;value\"")
    }
    let key = row.cells[0].lowercased()
    guard metaLines.updateValue(row.line, forKey: key) == nil else {
      throw InputFault(line: row.line, field: row.cells[0], zh: "写了两次", en: "stands twice in META")
    }
    meta.append((row.cells[0], row.cells.dropFirst().joined(separator: ";")))
  }

  private func value(_ key: String) -> String? { meta.first { $0.key.lowercased() == key }?.value }

  private mutating func readVoteType() throws(InputFault) {
    let text = trimmed(value("vote_type") ?? "")
    guard let type = BudgetElection.VoteType(rawValue: text.lowercased()) else {
      throw InputFault(
        line: metaLines["vote_type"] ?? 0, field: "vote_type", value: text,
        zh: "应为 approval、ordinal、cumulative、scoring 或 choose-1",
        en: "must be approval, ordinal, cumulative, scoring or choose-1")
    }
    voteType = type
  }

  private func cell(_ name: String, _ row: SeparatedTable.Row, _ header: [String]) -> String? {
    guard let column = header.firstIndex(of: name), column < row.cells.count else { return nil }
    return row.cells[column]
  }

  private mutating func readProject(_ row: SeparatedTable.Row, _ header: [String]) throws(InputFault) {
    let id = cell("project_id", row, header) ?? ""
    guard !id.isEmpty else { throw InputFault(line: row.line, field: "project_id", zh: "为空", en: "is empty") }
    let text = cell("cost", row, header) ?? ""
    guard let cost = Rational(decimal: text), cost >= .zero else {
      throw InputFault(
        line: row.line, field: "cost", value: text, zh: "应为不小于零的金额，如 1200 或 1200.50",
        en: "must be an amount of money, as 1200 or 1200.50")
    }
    guard places.updateValue(projects.count, forKey: id) == nil else {
      throw InputFault(line: row.line, field: "project_id", value: id, zh: "项目写了两次", en: "names a project twice")
    }
    projects.append(Project(id: id, name: cell("name", row, header), cost: cost))
  }

  private mutating func readVote(_ row: SeparatedTable.Row, _ header: [String]) throws(InputFault) {
    guard let voter = cell("voter_id", row, header), let text = cell("vote", row, header) else {
      throw InputFault(
        line: row.line, value: row.cells[0], zh: "列数不够；文件可能被截断", en: "has too few columns; the file may be cut off")
    }
    if !voter.isEmpty, !voters.insert(voter).inserted {
      throw InputFault(line: row.line, field: "voter_id", value: voter, zh: "同一选民投了两次", en: "votes twice")
    }
    var ballot: [Int] = []
    let isEmpty = text.isEmpty || text.lowercased() == "none"
    for part in isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
      let id = trimmed(String(part))
      if id.isEmpty { continue }
      guard let place = places[id] else {
        throw InputFault(line: row.line, field: "vote", value: id, zh: "没有这个项目", en: "is not a project of this file")
      }
      if ballot.contains(place) {
        throw InputFault(
          line: row.line, field: "vote", value: id, zh: "同一张票上写了两次", en: "stands twice on the same ballot")
      }
      ballot.append(place)
    }
    var given: [Rational] = []
    if voteType == .cumulative || voteType == .scoring { given = try readPoints(row, header, count: ballot.count) }
    if voteType == .chooseOne, ballot.count > 1 {
      throw InputFault(
        line: row.line, field: "vote", value: text, zh: "choose-1 只能选一个项目",
        en: "names more than the one project that choose-1 allows")
    }
    if voteType == .approval { ballot.sort() }
    votesSeen += 1
    let key = BallotKey(projects: ballot, points: given)
    if let line = lineOf[key] {
      counts[line] += 1
    } else {
      lineOf[key] = counts.count
      counts.append(1)
      ballots.append(ballot)
      points.append(given)
    }
  }

  private func readPoints(_ row: SeparatedTable.Row, _ header: [String], count: Int) throws(InputFault) -> [Rational] {
    let text = cell("points", row, header) ?? ""
    var given: [Rational] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) where count > 0 {
      guard let number = Rational(decimal: trimmed(String(part))) else {
        throw InputFault(
          line: row.line, field: "points", value: String(part), zh: "应为分数", en: "must be a number of points")
      }
      given.append(number)
    }
    guard given.count == count else {
      throw InputFault(
        line: row.line, field: "points", value: text, zh: "分数个数与项目个数不同",
        en: "has \(given.count) numbers for \(count) projects")
    }
    return given
  }

  mutating func election() throws(InputFault) -> BudgetElection {
    let text = trimmed(value("budget") ?? "")
    guard let budget = Rational(decimal: text), budget > .zero else {
      throw InputFault(
        line: metaLines["budget"] ?? 0, field: "budget", value: text, zh: "应为大于零的金额",
        en: "must be an amount of money above zero")
    }
    note("num_projects", Int64(projects.count))
    note("num_votes", votesSeen)
    return BudgetElection(
      projects: projects, budget: budget, voteType: voteType, counts: counts, ballots: ballots,
      points: voteType == .cumulative || voteType == .scoring ? points : [],
      mostNamed: value("max_length").flatMap { wholeNumber($0) }.map { Int(min($0, 1_000_000)) })
  }

  private mutating func note(_ key: String, _ found: Int64) {
    guard let text = value(key), text != String(found) else { return }
    notices.append(
      InputFault(
        line: metaLines[key] ?? 0, field: key, value: text, zh: "与文件内容不符：实有 \(found)",
        en: "differs from the file, which has \(found)"))
  }
}
