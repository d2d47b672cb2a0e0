/// A council ward as published in tables of ballots: candidates and seats, then `voters,1st,2nd,…,`, then names.
///
/// - Source: the comma-separated form in which Scottish council elections are collected for research.
package struct ScottishTable: Sendable, Equatable {
  /// The number of seats.
  package let seats: Int
  /// The name of the ward.
  package let ward: String
  /// The party of each candidate, empty where none is given.
  package let parties: [String]
  /// Candidates and ballots.
  package let profile: RankedProfile

  /// Reads a file.
  package init(reading bytes: [UInt8]) throws(InputFault) {
    let lines = FileLines(bytes)
    let filled = (0..<lines.count).filter { !lines.isBlank($0) }
    guard let first = filled.first else { throw InputFault(line: 0, zh: "是空文件", en: "is empty") }
    let head = try lines.text(first).split(separator: ",").map { wholeNumber(trimmed(String($0))) }
    guard head.count == 2, let count = head[0], let seatCount = head[1],
      (1...Int64(RankedProfile.mostCandidates)).contains(count), (1...count).contains(seatCount)
    else {
      throw InputFault(
        line: first + 1, value: try lines.text(first), zh: "应为“候选人数,席位数”，席位不多于候选人",
        en: "must be \"candidates,seats\" with no more seats than candidates")
    }
    seats = Int(seatCount)
    var names: [Candidate] = []
    var parties: [String] = []
    var ward = ""
    var ballotLines: [Int] = []
    for index in filled.dropFirst() {
      let isName = lines.bytes[lines.ranges[index].lowerBound] == UInt8(ascii: "\"")
      if !isName, names.isEmpty {
        ballotLines.append(index)
        continue
      }
      let cells = try SeparatedLine(try lines.text(index), separator: ",", line: index + 1).cells
      if names.count == Int(count), ward.isEmpty {
        ward = cells.first ?? ""
        continue
      }
      guard cells.count >= 2, cells[0] == "Candidate \(names.count + 1)" else {
        throw InputFault(
          line: index + 1, value: try lines.text(index), zh: "应为“Candidate \(names.count + 1)”,名字,党派",
          en: "must be \"Candidate \(names.count + 1)\",name,party")
      }
      names.append(Candidate(id: "\(names.count + 1)", name: cells[1]))
      parties.append(cells.count > 2 ? cells[2] : "")
    }
    guard names.count == Int(count) else {
      throw InputFault(
        line: lines.count, zh: "只有 \(names.count) 个候选人名字，应有 \(count) 个；文件可能被截断",
        en: "has only \(names.count) of \(count) names of candidates; the file may be cut off")
    }
    var profile = RankedProfile(candidates: names)
    var seen = [Int](repeating: -1, count: Int(count) + 1)
    var sum: Int64 = 0
    for index in ballotLines {
      var cells = try lines.text(index).split(separator: ",", omittingEmptySubsequences: false).map {
        trimmed(String($0))
      }
      if cells.last == "" { cells.removeLast() }
      guard let voters = cells.first.flatMap({ wholeNumber($0) }) else {
        throw InputFault(
          line: index + 1, value: try lines.text(index), zh: "行首应为票数", en: "must begin with a number of ballots")
      }
      sum += voters
      guard sum <= mostVoters else {
        throw InputFault(line: index + 1, zh: "选民总数过大", en: "makes the number of voters too large")
      }
      var entries: [UInt16] = []
      for cell in cells.dropFirst() {
        guard let number = wholeNumber(cell), (1...count).contains(number) else {
          throw InputFault(line: index + 1, value: cell, zh: "不是候选人编号", en: "is not the number of a candidate")
        }
        guard seen[Int(number)] != index else {
          throw InputFault(line: index + 1, value: cell, zh: "同一张票上写了两次", en: "stands twice on the same ballot")
        }
        seen[Int(number)] = index
        entries.append(UInt16(number - 1))
      }
      profile.append(count: voters, entries: entries)
    }
    self.profile = profile
    self.parties = parties
    self.ward = ward
  }
}

/// Cells of one line of separated values, with quotes that may double.
struct SeparatedLine {
  private(set) var cells: [String] = []

  init(_ text: String, separator: Character, line: Int) throws(InputFault) {
    var cell = ""
    var isQuoted = false
    var wasQuoted = false
    var characters = text.makeIterator()
    var pending = characters.next()
    while let character = pending {
      pending = characters.next()
      if isQuoted {
        if character == "\"" {
          if pending == "\"" {
            cell.append("\"")
            pending = characters.next()
          } else {
            isQuoted = false
            wasQuoted = true
          }
        } else {
          cell.append(character)
        }
      } else if character == "\"", cell.isEmpty, !wasQuoted {
        isQuoted = true
      } else if character == separator {
        cells.append(trimmed(cell))
        cell = ""
        wasQuoted = false
      } else {
        cell.append(character)
      }
    }
    guard !isQuoted else {
      throw InputFault(line: line, value: text, zh: "引号没有合上", en: "has an opening quote without a closing one")
    }
    cells.append(trimmed(cell))
  }
}
