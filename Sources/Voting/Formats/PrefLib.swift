/// The four ordinal formats of PrefLib.
///
/// - Source: preflib.org, formats `soc`, `soi`, `toc`, `toi`, in the layout of 2022 and in the one before.
package enum PrefLibKind: String, CaseIterable, Sendable {
  /// Strict orders, complete.
  case soc
  /// Strict orders, incomplete.
  case soi
  /// Orders with ties, complete.
  case toc
  /// Orders with ties, incomplete.
  case toi

  /// Whether ranks may be shared.
  package var allowsTies: Bool { self == .toc || self == .toi }
  /// Whether every ballot ranks every candidate.
  package var isComplete: Bool { self == .soc || self == .toc }
}

/// A PrefLib file.
package struct PrefLibFile: Sendable, Equatable {
  /// The format.
  package let kind: PrefLibKind
  /// The title in the file, empty where it has none.
  package let title: String
  /// Candidates and ballots.
  package let profile: RankedProfile

  /// Reads a file; the data type in its header goes before the one that its name says.
  package init(reading bytes: [UInt8], kind: PrefLibKind?) throws(InputFault) {
    let lines = FileLines(bytes)
    guard let first = (0..<lines.count).first(where: { !lines.isBlank($0) }) else {
      throw InputFault(line: 0, zh: "是空文件", en: "is empty")
    }
    var header = PrefLibHeader(kind: kind)
    let start =
      lines.bytes[lines.ranges[first]].first == UInt8(ascii: "#")
      ? try header.readModern(lines, from: first) : try header.readOld(lines, from: first)
    self.kind = header.kind ?? .toi
    title = header.title
    profile = try header.ballots(lines, from: start, kind: self.kind)
  }
}

/// What stands before the orders.
private struct PrefLibHeader {
  var kind: PrefLibKind?
  var title = ""
  var alternatives: Int?
  var alternativesLine = 0
  var voters: Int64?
  var votersLine = 0
  var names: [Int: String] = [:]
  /// What follows the number of voters of an order: `:` now, `,` before 2022.
  var separator = UInt8(ascii: ":")

  init(kind: PrefLibKind?) { self.kind = kind }

  mutating func readModern(_ lines: FileLines, from first: Int) throws(InputFault) -> Int {
    var index = first
    while index < lines.count {
      if lines.isBlank(index) {
        index += 1
        continue
      }
      guard lines.bytes[lines.ranges[index].lowerBound] == UInt8(ascii: "#") else { break }
      let text = trimmed(String(try lines.text(index).dropFirst()))
      if let colon = text.firstIndex(of: ":") {
        let key = trimmed(String(text[..<colon])).uppercased()
        try take(key, trimmed(String(text[text.index(after: colon)...])), line: index + 1)
      }
      index += 1
    }
    guard let alternatives else {
      throw InputFault(
        line: 0, field: "NUMBER ALTERNATIVES", zh: "缺候选项数", en: "is missing; give the number of alternatives")
    }
    for number in names.keys.sorted() where number > alternatives {
      throw InputFault(
        line: alternativesLine, field: "NUMBER ALTERNATIVES", value: "\(alternatives)",
        zh: "少于列出的候选项 \(number)", en: "is less than the alternative \(number) that is named")
    }
    return index
  }

  private mutating func take(_ key: String, _ value: String, line: Int) throws(InputFault) {
    func number() throws(InputFault) -> Int64 {
      guard let number = wholeNumber(value) else {
        throw InputFault(line: line, field: key, value: value, zh: "应为整数", en: "must be a whole number")
      }
      return number
    }
    if key == "NUMBER ALTERNATIVES" {
      alternatives = try candidateCount(try number(), line: line, field: key)
      alternativesLine = line
    } else if key == "NUMBER VOTERS" {
      voters = try number()
      votersLine = line
    } else if key == "TITLE" {
      title = value
    } else if key == "DATA TYPE" {
      guard let type = PrefLibKind(rawValue: value.lowercased()) else {
        throw InputFault(
          line: line, field: key, value: value, zh: "应为 soc、soi、toc 或 toi", en: "must be soc, soi, toc or toi")
      }
      kind = type
    } else if key.hasPrefix("ALTERNATIVE NAME") {
      guard let number = wholeNumber(trimmed(String(key.dropFirst("ALTERNATIVE NAME".count)))).map({ Int($0) }),
        (1...RankedProfile.mostCandidates).contains(number)
      else { throw InputFault(line: line, field: key, zh: "候选项编号应从 1 起", en: "must end in a number from 1") }
      guard names.updateValue(value, forKey: number) == nil else {
        throw InputFault(line: line, field: key, value: value, zh: "同一候选项写了两次", en: "names an alternative twice")
      }
    }
  }

  /// The layout before 2022: the number of alternatives, their names, then `voters,sum,orders`.
  mutating func readOld(_ lines: FileLines, from first: Int) throws(InputFault) -> Int {
    separator = UInt8(ascii: ",")
    let firstLine = trimmed(try lines.text(first))
    guard let number = wholeNumber(firstLine) else {
      throw InputFault(
        line: first + 1, value: firstLine, zh: "应为“# 名: 值”的表头，或候选项数",
        en: "must be a header line \"# KEY: value\" or the number of alternatives")
    }
    let count = try candidateCount(number, line: first + 1, field: "")
    alternatives = count
    var index = first + 1
    for expected in 1...count {
      guard index < lines.count else {
        throw InputFault(line: index, zh: "候选项没有列完", en: "ends before all alternatives are named")
      }
      let text = try lines.text(index)
      let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map { trimmed(String($0)) }
      guard parts.count == 2, wholeNumber(parts[0]) == Int64(expected) else {
        throw InputFault(
          line: index + 1, value: text, zh: "应为“\(expected),名称”", en: "must be \"\(expected),name\"")
      }
      names[expected] = parts[1]
      index += 1
    }
    guard index < lines.count else {
      throw InputFault(line: index, zh: "缺“选民数,票数,不同的票”一行", en: "ends before the line \"voters,sum,orders\"")
    }
    let text = try lines.text(index)
    let numbers = text.split(separator: ",").map { wholeNumber(trimmed(String($0))) }
    guard numbers.count == 3, let voters = numbers[0] else {
      throw InputFault(line: index + 1, value: text, zh: "应为“选民数,票数,不同的票”", en: "must be \"voters,sum,orders\"")
    }
    self.voters = voters
    votersLine = index + 1
    return index + 1
  }

  private func candidateCount(_ number: Int64, line: Int, field: String) throws(InputFault) -> Int {
    guard (1...Int64(RankedProfile.mostCandidates)).contains(number) else {
      throw InputFault(
        line: line, field: field, value: "\(number)", zh: "候选项数应为 1 至 \(RankedProfile.mostCandidates)",
        en: "must be between 1 and \(RankedProfile.mostCandidates) alternatives")
    }
    return Int(number)
  }

  /// Reads the orders and checks them against the header.
  func ballots(_ lines: FileLines, from start: Int, kind: PrefLibKind) throws(InputFault) -> RankedProfile {
    let count = alternatives ?? 0
    let candidates = (1...max(1, count)).map { Candidate(id: "\($0)", name: names[$0]) }
    var profile = RankedProfile(candidates: candidates)
    var reader = OrderReader(candidates: count, separator: separator, kind: kind)
    var sum: Int64 = 0
    for index in start..<max(start, lines.count) where !lines.isBlank(index) {
      if lines.bytes[lines.ranges[index].lowerBound] == UInt8(ascii: "#") { continue }
      let voters = try reader.read(lines, index)
      sum += voters
      guard sum <= mostVoters else {
        throw InputFault(line: index + 1, zh: "选民总数过大", en: "makes the number of voters too large")
      }
      profile.append(count: voters, entries: reader.entries)
    }
    if let voters, voters != sum {
      throw InputFault(
        line: votersLine, field: "NUMBER VOTERS", value: "\(voters)", zh: "与票数合计 \(sum) 不符；文件可能被截断",
        en: "differs from the sum of the orders, \(sum); the file may be cut off")
    }
    return profile
  }
}

/// Reads one order, `12: 1,{2,3},4`, byte by byte.
struct OrderReader {
  let candidates: Int
  let separator: UInt8
  let kind: PrefLibKind
  /// The places of the order read last, as ``RankedProfile`` keeps them.
  private(set) var entries: [UInt16] = []
  /// The number of the last line on which each candidate stood.
  private var seen: [Int]

  init(candidates: Int, separator: UInt8, kind: PrefLibKind) {
    self.candidates = candidates
    self.separator = separator
    self.kind = kind
    seen = Array(repeating: -1, count: candidates + 1)
  }

  /// Reads a line and leaves its places in `entries`; returns the number of voters.
  mutating func read(_ lines: FileLines, _ index: Int) throws(InputFault) -> Int64 {
    let range = lines.ranges[index]
    let problem = lines.bytes.withUnsafeBufferPointer { scan($0, range, line: index) }
    guard let problem else { return voters }
    throw InputFault(line: index + 1, value: trimmed(try lines.text(index)), zh: problem.zh, en: problem.en)
  }

  private var voters: Int64 = 0

  /// What is wrong with the line, or nil.
  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int) -> (
    zh: String, en: String
  )? {
    entries.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    let end = range.upperBound
    func skipSpace() { while position < end, bytes[position] == 32 || bytes[position] == 9 { position += 1 } }
    func number(most: Int64) -> Int64? {
      skipSpace()
      let start = position
      var value: Int64 = 0
      while position < end, bytes[position] >= 48, bytes[position] <= 57 {
        value = value * 10 + Int64(bytes[position] - 48)
        position += 1
        if value > most { return nil }
      }
      guard position > start else { return nil }
      skipSpace()
      return value
    }
    guard let count = number(most: mostVoters), position >= end || bytes[position] == separator else {
      return (
        "行首应为选民数和“\(Character(Unicode.Scalar(separator)))”",
        "must begin with the number of voters and \"\(Character(Unicode.Scalar(separator)))\""
      )
    }
    voters = count
    position += 1
    skipSpace()
    var isOpen = false
    var inRank = 0
    while position < end {
      if bytes[position] == UInt8(ascii: "{"), !isOpen {
        isOpen = true
        inRank = 0
        position += 1
        skipSpace()
        if position < end, bytes[position] == UInt8(ascii: "}") {
          return ("花括号里没有候选项", "has empty braces")
        }
      }
      guard let candidate = number(most: Int64(RankedProfile.mostCandidates)) else {
        return ("应为候选项编号", "must have the number of an alternative here")
      }
      guard candidate >= 1, candidate <= Int64(candidates) else {
        return ("没有候选项 \(candidate)", "names an unknown alternative \(candidate)")
      }
      guard seen[Int(candidate)] != line else {
        return ("候选项 \(candidate) 写了两次", "names alternative \(candidate) twice")
      }
      seen[Int(candidate)] = line
      entries.append(UInt16(candidate - 1) | (isOpen && inRank > 0 ? RankedProfile.shared : 0))
      inRank += 1
      if inRank > 1, !kind.allowsTies {
        return ("\(kind.rawValue) 不允许并列", "has a shared rank, which \(kind.rawValue) does not allow")
      }
      if position < end, bytes[position] == UInt8(ascii: "}") {
        guard isOpen else { return ("多了右花括号", "has a closing brace without an opening one") }
        isOpen = false
        position += 1
        skipSpace()
      }
      if !isOpen { inRank = 0 }
      if position >= end { break }
      guard bytes[position] == UInt8(ascii: ",") else { return ("候选项之间应为逗号", "must have commas between alternatives") }
      position += 1
      skipSpace()
      if position >= end { return ("行末多了逗号", "ends with a comma; the file may be cut off") }
    }
    if isOpen { return ("花括号没有合上", "has an opening brace without a closing one") }
    if kind.isComplete, entries.count != candidates {
      return ("\(kind.rawValue) 的票应排列全部候选项", "must rank every alternative, as \(kind.rawValue) demands")
    }
    return nil
  }
}
