/// Reads the lines of a policy file one after the other.
struct WitnessPolicyReader {
  private(set) var records: [NoteVerifierKey] = []
  private(set) var witnesses: [WitnessPolicy.Witness] = []
  private(set) var quorum: WitnessPolicy.Quorum?
  /// Rules by the bytes of their names, with whether a group holds them already.
  private var rules: [[UInt8]: WitnessPolicy.Quorum] = [Array("none".utf8): .none]
  private var members: Set<[UInt8]> = []

  /// The most bytes that a policy may have here.
  private static let mostBytes = 100_000

  /// The words of each line; none for blank lines and comments.
  static func lines(of bytes: [UInt8]) throws -> [[String]] {
    guard bytes.count <= mostBytes else { throw RecordFormatError(.tooLarge, .line(1)) }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let last = lines.popLast(), last.isEmpty else { throw RecordFormatError(.incomplete, .line(lines.count + 1)) }
    return try lines.enumerated().map { index, line in
      guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
        throw RecordFormatError(.notText, .line(index + 1))
      }
      let words = try line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).map { word in
        guard let text = String(validating: word, as: UTF8.self) else {
          throw RecordFormatError(.notText, .line(index + 1))
        }
        return text
      }
      return words.first?.utf8.first == UInt8(ascii: "#") ? [] : words
    }
  }

  mutating func read(_ words: [String], line: Int) throws {
    func expect(_ form: String, _ holds: Bool) throws {
      guard holds else { throw RecordFormatError(.malformed(expected: form), .line(line)) }
    }
    switch words[0] {
    case "log":
      try expect("log KEY [ADDRESS]", (2...3).contains(words.count))
      try addRecord(key(words[1], line: line), line: line)
    case "witness":
      try expect("witness NAME KEY [ADDRESS]", (3...4).contains(words.count))
      let address = words.count == 4 ? words[3] : nil
      try addWitness(.init(name: words[1], key: key(words[2], line: line), address: address), line: line)
    case "group":
      try expect("group NAME N|any|all MEMBER…", words.count >= 4)
      try addGroup(name: words[1], threshold: words[2], members: Array(words[3...]), line: line)
    case "quorum":
      try expect("quorum NAME", words.count == 2)
      guard quorum == nil else { throw RecordFormatError(.duplicate("quorum"), .line(line)) }
      quorum = try rule(words[1], line: line)
    default: try expect("log, witness, group or quorum", false)
    }
  }

  private func key(_ text: String, line: Int) throws -> NoteVerifierKey {
    do {
      return try NoteVerifierKey(text)
    } catch let error as RecordFormatError {
      throw RecordFormatError(error.problem, .line(line))
    }
  }

  private func rule(_ name: String, line: Int) throws -> WitnessPolicy.Quorum {
    guard let rule = rules[Array(name.utf8)] else { throw RecordFormatError(.undefined(name), .line(line)) }
    return rule
  }

  private mutating func define(_ name: String, as rule: WitnessPolicy.Quorum, line: Int) throws {
    guard rules.updateValue(rule, forKey: Array(name.utf8)) == nil else {
      throw RecordFormatError(.duplicate(name), .line(line))
    }
  }

  mutating func addRecord(_ key: NoteVerifierKey, line: Int) throws {
    guard key.kind == .record else { throw RecordFormatError(.keyKind(key.kind.rawValue), .line(line)) }
    guard !records.contains(where: { $0.publicKey == key.publicKey }) else {
      throw RecordFormatError(.duplicate(key.name), .line(line))
    }
    records.append(key)
  }

  mutating func addWitness(_ witness: WitnessPolicy.Witness, line: Int) throws {
    let key = witness.key
    guard key.kind == .witness else { throw RecordFormatError(.keyKind(key.kind.rawValue), .line(line)) }
    // One key under two names would count twice.
    guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
      throw RecordFormatError(.duplicate(witness.name), .line(line))
    }
    try define(witness.name, as: .witness(key), line: line)
    witnesses.append(witness)
  }

  private mutating func addGroup(name: String, threshold: String, members names: [String], line: Int) throws {
    let rules = try names.map { name in
      guard !NoteText.areSame(name, "none") else { throw RecordFormatError(.undefined(name), .line(line)) }
      guard members.insert(Array(name.utf8)).inserted else { throw RecordFormatError(.duplicate(name), .line(line)) }
      return try rule(name, line: line)
    }
    let number: Int64
    switch threshold {
    case "any": number = 1
    case "all": number = Int64(rules.count)
    default: number = try NoteText.number(threshold, line: line)
    }
    guard number >= 1, number <= rules.count else { throw RecordFormatError(.threshold, .line(line)) }
    try define(name, as: .group(threshold: Int(number), members: rules), line: line)
  }
}
