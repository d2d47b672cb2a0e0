import BigInt

/// A general resolution in the shape of Debian's tally sheets: options, a default option, ballots as strings of ranks.
///
/// The ballot `12--3` ranks the options in their order; `-` is unranked, equal digits are equal ranks, letters go on
/// after 9. Quorum and majority are read from `quorum` and `majority` (by option number), else from the parameters
/// that an `official` tally states, else the majority from `[3:1]` in the words of an option.
package struct DebianFile: Sendable, Equatable {
  /// The default option, by place.
  package let defaultOption: Int
  /// What each option needs against the default option; nil for the default option itself.
  package let demands: [DebianDemand?]
  /// Options and ballots.
  package let profile: RankedProfile

  /// Ranked options against one of them, which all need the same against it.
  package init(_ profile: RankedProfile, defaultOption: Int, demand: DebianDemand) {
    self.profile = profile
    self.defaultOption = defaultOption
    demands = profile.candidates.indices.map { $0 == defaultOption ? nil : demand }
  }

  /// Ranked options against one of them; each needs the same share of so many voters, and the same majority.
  init(_ profile: RankedProfile, defaultOption: Int, demand: StatusQuoDemand, of all: Int64) {
    let quorum = Rational(BigInt(all) * BigInt(demand.numerator), over: BigInt(demand.denominator)) ?? .zero
    self.init(
      profile, defaultOption: defaultOption, demand: DebianDemand(quorum: quorum, ratio: Rational(demand.ratio)))
  }

  /// Reads a file.
  package init(reading bytes: [UInt8]) throws(InputFault) { try self.init(JSONValue(reading: bytes)) }

  init(_ json: JSONValue) throws(InputFault) {
    guard let members = json.object else {
      throw InputFault(line: 1, zh: "应为 JSON 对象", en: "must be a JSON object")
    }
    func line(_ name: String) -> Int { members.first { $0.name == name }?.line ?? 0 }
    func fault(_ name: String, value: String = "", _ zh: String, _ en: String) -> InputFault {
      InputFault(line: line(name), field: name, value: value, zh: zh, en: en)
    }
    guard let options = json["options"]?.array, !options.isEmpty, options.count <= 35 else {
      throw fault("options", "应为 1 至 35 个选项的数组", "must be an array of 1 to 35 options")
    }
    var candidates: [Candidate] = []
    for (index, option) in options.enumerated() {
      guard let name = option.string else { throw fault("options", "选项应为字符串", "must be an array of strings") }
      candidates.append(Candidate(id: "\(index + 1)", name: name))
    }
    guard let number = json["default_option"]?.whole, (1...Int64(options.count)).contains(number) else {
      throw fault(
        "default_option", value: json["default_option"]?.text ?? "", "应为选项的编号", "must be the number of an option")
    }
    let defaultOption = Int(number) - 1
    guard let ballots = json["ballots"]?.object else {
      throw fault("ballots", "应为“票: 票数”的对象", "must be an object of ballots and their numbers")
    }
    var profile = RankedProfile(candidates: candidates)
    var sum: Int64 = 0
    for ballot in ballots {
      guard let count = ballot.value.whole, count >= 0, count <= mostVoters else {
        throw InputFault(
          line: ballot.line, field: ballot.name, value: ballot.value.text, zh: "应为票数", en: "must be a number of ballots"
        )
      }
      sum += count
      guard sum <= mostVoters else {
        throw InputFault(line: ballot.line, zh: "选民总数过大", en: "makes the number of voters too large")
      }
      profile.append(count: count, ranks: try Self.ranks(ballot, options: options.count))
    }
    self.profile = profile
    self.defaultOption = defaultOption
    var demands: [DebianDemand?] = []
    for place in candidates.indices {
      guard place != defaultOption else {
        demands.append(nil)
        continue
      }
      demands.append(try Self.demand(json, place: place, words: candidates[place].name, line: line))
    }
    self.demands = demands
  }

  /// The ranks of one ballot, from the digits of each option.
  private static func ranks(_ ballot: JSONMember, options: Int) throws(InputFault) -> [[Int]] {
    let digits = Array(ballot.name.utf8)
    guard digits.count == options else {
      throw InputFault(
        line: ballot.line, value: ballot.name, zh: "应有 \(options) 个字符，每个选项一个",
        en: "must have \(options) characters, one for each option")
    }
    var byRank: [Int: [Int]] = [:]
    for (option, digit) in digits.enumerated() where digit != UInt8(ascii: "-") && digit != UInt8(ascii: "_") {
      guard let rank = Int(String(decoding: [digit], as: UTF8.self), radix: 36), rank > 0 else {
        throw InputFault(
          line: ballot.line, value: ballot.name, zh: "只能用 1 至 9、字母和“-”", en: "may have only 1 to 9, letters and \"-\"")
      }
      byRank[rank, default: []].append(option)
    }
    return byRank.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func demand(_ json: JSONValue, place: Int, words: String, line: (String) -> Int) throws(InputFault)
    -> DebianDemand
  {
    let number = "\(place + 1)"
    var quorum = Rational.zero
    var ratio = ratio(in: words)
    if let stated = json["official"]?["quorum"]?[number]?.array, stated.count >= 3, let value = stated[2].rational {
      quorum = value
    }
    if let stated = json["official"]?["majority"]?[number]?.array, stated.count >= 5, let value = stated[4].rational {
      ratio = value
    }
    for (name, isQuorum) in [("quorum", true), ("majority", false)] {
      guard let stated = json[name] else { continue }
      guard let member = stated.object == nil ? stated : stated[number] else { continue }
      guard let value = member.rational, value >= .zero else {
        throw InputFault(
          line: line(name), field: "\(name).\(number)", value: member.text, zh: "应为不小于零的数",
          en: "must be a number, zero or more")
      }
      if isQuorum { quorum = value } else { ratio = value }
    }
    return DebianDemand(quorum: quorum, ratio: ratio)
  }

  /// The `3` of `[3:1 majority needed]`; 1 where the words have nothing of the kind.
  private static func ratio(in words: String) -> Rational {
    guard let close = words.range(of: ":1", in: words.startIndex) else { return Rational(1) }
    let digits = words[..<close].reversed().prefix { $0.isASCII && $0.isNumber }
    return Rational(decimal: String(digits.reversed())) ?? Rational(1)
  }
}

extension String {
  /// Where a piece of text first begins, from a place on.
  fileprivate func range(of piece: String, in start: Index) -> Index? {
    var place = start
    while place < endIndex {
      if self[place...].hasPrefix(piece) { return place }
      place = index(after: place)
    }
    return nil
  }
}
