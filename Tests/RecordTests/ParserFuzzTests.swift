import FoundationEssentials
import Record
import Testing

/// A small generator with a seed (SplitMix64), so that every failure can be seen again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A parser under test: what it makes of the bytes, written again; nil when it refuses them.
struct ParserUnderTest: Sendable, CustomTestStringConvertible {
  let name: String
  /// Well-formed inputs to damage.
  let samples: [[UInt8]]
  /// Bytes that damage is made of.
  let alphabet: [UInt8]
  let rewrite: @Sendable ([UInt8]) throws -> [UInt8]?

  var testDescription: String { name }
}

/// How many damaged inputs each parser sees; GONGZHI_LONG_FUZZ multiplies it.
private let rounds = (ProcessInfo.processInfo.environment["GONGZHI_LONG_FUZZ"].flatMap(Int.init) ?? 1) * 3_000

private let jsonSamples = [
  #"{"a":[1,-2,{"b":"x\n\u0001é😀"}],"c":"","d":{},"e":[]}"#, #"[[[["a"],0],9007199254740991],-9007199254740991]"#,
  #"{"at":1764000000000,"author":{"party":"街道","person":"p1","seat":"s1"},"event":{"details":{},"kind":"case.filed"}}"#,
].map(bytes)

private let key = bytes("gongzhi.example/record+57037595+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
private let policy =
  bytes("log ") + key + bytes("\nwitness a witness.example/w1+04d2d833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM\n")
  + bytes("group g all a\n# words\nquorum g\n")
private let proof = bytes(
  "c2sp.org/tlog-proof@v1\nextra AQID\nindex 5\n\(NodeHash.ofEmptyTree.base64)\n\n\(witnessedNote)")

private let parsers: [ParserUnderTest] = [
  .init(name: "canonical JSON", samples: jsonSamples, alphabet: bytes("{}[]\",:\\0123456789-.eunbtrf al \n\u{1}é😀")) {
    try CanonicalJSON.encode(CanonicalJSON.decode(CanonicalValue.self, from: $0))
  },
  .init(name: "signed note", samples: [bytes(witnessedNote)], alphabet: bytes("\n \u{2014}+/=Aa0\r")) {
    bytes("\(try SignedNote(bytes: $0))")
  },
  .init(
    name: "checkpoint",
    samples: [
      "gongzhi.example/record\n8\n\(NodeHash.ofEmptyTree.base64)\n", "a\n0\n\(NodeHash.ofEmptyTree.base64)\nx\n",
    ].map(bytes),
    alphabet: bytes("\n 0123456789+/=Aa")
  ) { input in
    try String(validating: input, as: UTF8.self).map { bytes(try Checkpoint(text: $0).text) }
  },
  .init(name: "verifier key", samples: [key], alphabet: bytes("+ =/aA0\n")) { input in
    try String(validating: input, as: UTF8.self).map { bytes("\(try NoteVerifierKey($0))") }
  },
  .init(name: "signer", samples: [bytes(recordSigner)], alphabet: bytes("+ =/aA0\nK")) { input in
    try String(validating: input, as: UTF8.self).map { bytes(try NoteSigner($0).secretText) }
  },
  .init(name: "policy", samples: [policy], alphabet: bytes("\n \t#+=aA0log witness")) { input in
    // Many spellings of a policy mean the same; it is read, not written.
    _ = try WitnessPolicy(bytes: input)
    return input
  },
  .init(name: "proof file", samples: [proof], alphabet: bytes("\n =+/aA0extra index")) {
    bytes("\(try ProofFile(bytes: $0))")
  },
  .init(
    name: "witness request", samples: [bytes("old 3\n\(NodeHash.ofEmptyTree.base64)\n\n\(witnessedNote)")],
    alphabet: bytes("\n =+/aA0old")
  ) { bytes("\(try Witness.Request(bytes: $0))") },
  .init(
    name: "tile path", samples: ["tile/0/x001/067", "tile/1/000.p/17", "tile/63/x999/999"].map(bytes),
    alphabet: bytes("/x.p0123456789tile")
  ) { input in String(validating: input, as: UTF8.self).flatMap { Tile(path: $0) }.map { bytes($0.path) } },
  .init(
    name: "bundle path", samples: ["tile/entries/x001/067", "tile/entries/000.p/17"].map(bytes),
    alphabet: bytes("/x.p0123456789entries")
  ) { input in String(validating: input, as: UTF8.self).flatMap { EntryBundle(path: $0) }.map { bytes($0.path) } },
  .init(name: "entry bundle", samples: [[0, 3, 1, 2, 3, 0, 0, 0, 1, 9]], alphabet: [0, 1, 2, 3, 255]) { input in
    try EntryBundle(index: 0, width: 3).map { try EntryBundle.bytes(of: $0.entries(in: input)) }
  },
  .init(
    name: "frontier", samples: [[0, 0, 0, 0, 0, 0, 0, 3] + Array(repeating: 7, count: 64)], alphabet: [0, 1, 2, 3, 255]
  ) { MerkleFrontier(bytes: $0)?.bytes },
]

@Suite("Every parser")
struct ParserFuzzTests {
  @Test("writes its samples again as they are", arguments: parsers)
  func samples(parser: ParserUnderTest) throws {
    for sample in parser.samples {
      #expect(try parser.rewrite(sample) == sample)
    }
  }

  @Test("refuses every truncation, or writes it again as it is", arguments: parsers)
  func truncations(parser: ParserUnderTest) {
    for sample in parser.samples {
      for length in 0..<sample.count {
        let input = Array(sample[..<length])
        #expect(survives(input, parser), "\(parser.name), \(length) bytes")
      }
    }
  }

  @Test(
    "refuses damaged and random bytes with an error of its own, or writes them again as they are", arguments: parsers)
  func damage(parser: ParserUnderTest) {
    var generator = SeededGenerator(seed: 20_260_701)
    for round in 0..<rounds {
      let input = damaged(parser, &generator)
      #expect(survives(input, parser), "\(parser.name), seed 20260701, round \(round): \(input)")
    }
  }

  /// Whether the parser refuses the input properly, or accepts exactly one spelling of what it says.
  private func survives(_ input: [UInt8], _ parser: ParserUnderTest) -> Bool {
    do {
      guard let again = try parser.rewrite(input) else { return true }
      return again == input
    } catch {
      return error is CanonicalError || error is RecordFormatError
    }
  }

  private func damaged(_ parser: ParserUnderTest, _ generator: inout SeededGenerator) -> [UInt8] {
    var input = parser.samples.randomElement(using: &generator) ?? []
    if Int.random(in: 0..<8, using: &generator) == 0 {
      let count = Int.random(in: 0..<80, using: &generator)
      input = (0..<count).compactMap { _ in parser.alphabet.randomElement(using: &generator) }
    }
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...input.count, using: &generator)
      let end = min(input.count, place + Int.random(in: 0...12, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0 where place < input.count: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: input.insert(parser.alphabet.randomElement(using: &generator) ?? 0, at: place)
      case 2: input.removeSubrange(place..<end)
      case 3: input.insert(contentsOf: input[place..<end], at: place)
      case 4:
        input.replaceSubrange(
          place..<end, with: (place..<end).map { _ in UInt8.random(in: 0...255, using: &generator) })
      default:
        input.replaceSubrange(
          place..<end, with: (place..<end).compactMap { _ in parser.alphabet.randomElement(using: &generator) })
      }
    }
    return input
  }
}

@Suite("Canonical JSON and another reader")
struct CanonicalTwinTests {
  /// A random value, small and with awkward texts.
  private func value(_ depth: Int, _ generator: inout SeededGenerator) -> CanonicalValue {
    let letters = [
      "a", "b", "é", "e\u{301}", "\u{fb33}", "😀", "\n", "\"", "\\", "\u{1}", "\u{7f}", "街", "/", "\u{2028}",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in letters.randomElement(using: &generator) }
        .joined()
    }
    switch Int.random(in: 0..<(depth > 3 ? 2 : 4), using: &generator) {
    case 0: return .string(text())
    case 1:
      let bits = Int64.random(in: 0...53, using: &generator)
      let limit = min(1 << bits, CanonicalJSON.largestInteger)
      return .integer(Int64.random(in: -limit...limit, using: &generator))
    case 2: return .array((0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth + 1, &generator) })
    default:
      let members = (0..<Int.random(in: 0...20, using: &generator)).map { _ in (text(), value(depth + 2, &generator)) }
      return .object(Dictionary(members) { first, _ in first })
    }
  }

  @Test("agree on random values, and there is one spelling")
  func twins() throws {
    var generator = SeededGenerator(seed: 8785)
    for round in 0..<600 {
      let value = value(0, &generator)
      let written = try CanonicalJSON.encode(value)
      let comment = Comment(rawValue: "seed 8785, round \(round): \(text(written))")
      #expect(try CanonicalJSON.decode(CanonicalValue.self, from: written) == value, comment)
      #expect(try JSONDecoder().decode(CanonicalValue.self, from: Data(written)) == value, comment)
      let sorted = try sortedSpelling(value)
      #expect(written == bytes(sorted), comment)
    }
  }

  /// The slow, readable writer: members sorted as arrays of UTF-16 code units.
  private func sortedSpelling(_ value: CanonicalValue) throws -> String {
    func quoted(_ text: String) -> String {
      "\""
        + text.unicodeScalars.map { scalar -> String in
          switch scalar {
          case "\"": "\\\""
          case "\\": "\\\\"
          case "\n": "\\n"
          case "\u{1}": "\\u0001"
          default: String(scalar)
          }
        }.joined() + "\""
    }
    switch value {
    case .string(let text): return quoted(text)
    case .integer(let number): return "\(number)"
    case .array(let elements): return "[" + (try elements.map(sortedSpelling)).joined(separator: ",") + "]"
    case .object(let members):
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      return "{" + (try sorted.map { "\(quoted($0.key)):\(try sortedSpelling($0.value))" }).joined(separator: ",") + "}"
    }
  }
}
