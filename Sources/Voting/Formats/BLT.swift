/// An election file of the BLT format: seats, withdrawn candidates, ballots, names.
///
/// - Source: the format of ERS programs as OpenSTV documents it: `#` comments, `=` for shared ranks, `-` for a skipped
///   rank, negative numbers for withdrawn candidates, an id in parentheses before a ballot.
package struct BLTFile: Sendable, Equatable {
  /// The number of seats.
  package let seats: Int
  /// The title; empty where there is none.
  package let title: String
  /// The candidates that withdrew, by place.
  package let withdrawn: Set<Int>
  /// Candidates and ballots, withdrawn candidates included.
  package let profile: RankedProfile

  /// Reads a file.
  package init(reading bytes: [UInt8]) throws(InputFault) {
    var tokens = BLTTokens(FileLines(bytes))
    let (candidateCount, seatCount, firstLine) = try tokens.head()
    var withdrawn: Set<Int> = []
    var counts: [Int64] = []
    var ballots: [[UInt16]] = []
    var seen = [Int](repeating: 0, count: candidateCount + 1)
    var sum: Int64 = 0
    ballotLoop: while true {
      let token = try tokens.required("选票或单独的 0", "a ballot or a 0 that ends the ballots")
      if token.text.hasPrefix("-"), token.text != "-", counts.isEmpty {
        guard let number = wholeNumber(token.text.dropFirst()), (1...Int64(candidateCount)).contains(number) else {
          throw tokens.fault(token, "退选的候选人编号不对", "is not the number of a candidate who withdrew")
        }
        withdrawn.insert(Int(number) - 1)
        continue
      }
      if token.text.hasPrefix("("), token.text.hasSuffix(")") { continue }
      guard let voters = wholeNumber(token.text) else {
        throw tokens.fault(token, "应为票数", "must be a number of ballots")
      }
      if voters == 0, try tokens.isEndOfBallots() { break ballotLoop }
      sum += voters
      guard sum <= mostVoters else { throw tokens.fault(token, "选民总数过大", "makes the number of voters too large") }
      ballots.append(try tokens.ballot(seen: &seen, mark: counts.count + 1, candidates: candidateCount))
      counts.append(voters)
    }
    let names = try tokens.names(candidateCount)
    title = names.title
    seats = seatCount
    guard seatCount <= candidateCount - withdrawn.count else {
      throw InputFault(
        line: firstLine, value: "\(seatCount)", zh: "席位多于候选人", en: "has more seats than candidates who stand")
    }
    self.withdrawn = withdrawn
    var profile = RankedProfile(candidates: names.names.enumerated().map { Candidate(id: "\($0 + 1)", name: $1) })
    for (count, ballot) in zip(counts, ballots) { profile.append(count: count, entries: ballot) }
    self.profile = profile
  }
}

/// Words of a BLT file with their lines.
private struct BLTTokens {
  struct Token {
    let text: Substring
    let line: Int
  }

  let lines: FileLines
  private var index = 0
  private var words: [Substring] = []
  private var word = 0

  init(_ lines: FileLines) { self.lines = lines }

  func fault(_ token: Token, _ zh: String, _ en: String) -> InputFault {
    InputFault(line: token.line, value: String(token.text), zh: zh, en: en)
  }

  /// The next word, reading on over line ends; nil at the end of the file.
  mutating func next() throws(InputFault) -> Token? {
    while word >= words.count {
      guard index < lines.count else { return nil }
      words = try lines.text(index).prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
      word = 0
      index += 1
    }
    word += 1
    return Token(text: words[word - 1], line: index)
  }

  mutating func required(_ zh: String, _ en: String) throws(InputFault) -> Token {
    guard let token = try next() else {
      throw InputFault(line: lines.count, zh: "文件到此为止，缺\(zh)", en: "the file ends here without \(en)")
    }
    return token
  }

  mutating func head() throws(InputFault) -> (candidates: Int, seats: Int, line: Int) {
    let first = try required("候选人数", "the number of candidates")
    guard let candidates = wholeNumber(first.text), (1...Int64(RankedProfile.mostCandidates)).contains(candidates)
    else { throw fault(first, "应为候选人数", "must be the number of candidates") }
    let second = try required("席位数", "the number of seats")
    guard let seats = wholeNumber(second.text), (1...candidates).contains(seats) else {
      throw fault(second, "应为席位数，不多于候选人数", "must be the number of seats, no more than candidates")
    }
    return (Int(candidates), Int(seats), second.line)
  }

  /// After a 0 in the place of a ballot: whether the names begin here. A ballot of weight 0 goes on in the same line.
  func isEndOfBallots() throws(InputFault) -> Bool { word >= words.count }

  /// One ballot up to its closing 0.
  mutating func ballot(seen: inout [Int], mark: Int, candidates: Int) throws(InputFault) -> [UInt16] {
    var entries: [UInt16] = []
    while true {
      let token = try required("结束选票的 0", "the 0 that ends a ballot")
      if token.text == "0" { return entries }
      if token.text == "-" || (token.text.hasPrefix("(") && token.text.hasSuffix(")")) { continue }
      var isFirst = true
      for part in token.text.split(separator: "=", omittingEmptySubsequences: false) {
        guard let number = wholeNumber(part), (1...Int64(candidates)).contains(number) else {
          throw fault(token, "不是候选人编号", "is not the number of a candidate")
        }
        guard seen[Int(number)] != mark else {
          throw fault(token, "同一张票上写了两次", "stands twice on the same ballot")
        }
        seen[Int(number)] = mark
        entries.append(UInt16(number - 1) | (isFirst ? 0 : RankedProfile.shared))
        isFirst = false
      }
    }
  }

  /// The names of the candidates, one a line in quotes or without, and the title.
  mutating func names(_ count: Int) throws(InputFault) -> (names: [String], title: String) {
    var names: [String] = []
    var title = ""
    while index < lines.count, names.count <= count {
      let line = index
      index += 1
      var text = trimmed(try lines.text(line))
      if text.isEmpty || text.hasPrefix("#") { continue }
      while text.hasPrefix("\"") {
        let body = text.dropFirst()
        guard let close = body.firstIndex(of: "\"") else {
          throw InputFault(line: line + 1, value: text, zh: "引号没有合上", en: "has an opening quote without a closing one")
        }
        names.append(trimmed(String(body[..<close])))
        text = trimmed(String(body[body.index(after: close)...]))
        if text.hasPrefix("#") { text = "" }
      }
      if !text.isEmpty { names.append(text) }
    }
    guard names.count >= count else {
      throw InputFault(
        line: lines.count, zh: "只有 \(names.count) 个候选人名字，应有 \(count) 个；文件可能被截断",
        en: "has only \(names.count) of \(count) names of candidates; the file may be cut off")
    }
    if names.count > count { title = names[count] }
    return (Array(names.prefix(count)), title)
  }
}
