import Record
import Testing
import Vocabulary

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Bytes as text, for messages.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private struct Sample: Codable, Hashable {
  enum Choice: Codable, Hashable {
    case none
    case pair(Int, String?)
    case named(reason: String, count: Int)
  }
  enum Mood: String, Codable { case good, bad }

  var zeta = "z"
  var alpha: Int64 = -1
  var beta: String?
  var inner: [Int] = [3, 2, 1]
  var choice = Choice.pair(7, nil)
  var choices: [Choice] = [.none, .named(reason: "r", count: 2)]
  var mood = Mood.bad
  var names: [String: Int] = ["b": 1, "a": 2, "ab": 3]
  var seats: [PartyID: [SeatID]] = ["p2": ["s"], "p1": []]
  var years: [Int: String] = [2026: "x", 9: "y", -3: "z"]
  var areas: [AreaCode: Instant] = [:]
  var numbers: Set<Int> = [10, 9, 100]
  var small: UInt8 = 255
  var at = Instant(milliseconds: 1_764_000_000_000)
}

@Suite("Canonical JSON")
struct CanonicalJSONTests {
  @Test("writes members in order, leaves nil out and gives maps and sets one order")
  func oneSpelling() throws {
    let expected =
      #"{"alpha":-1,"areas":{},"at":1764000000000,"choice":{"pair":{"_0":7}},"#
      + #""choices":[{"none":{}},{"named":{"count":2,"reason":"r"}}],"inner":[3,2,1],"mood":"bad","#
      + #""names":{"a":2,"ab":3,"b":1},"numbers":[10,100,9],"seats":{"p1":[],"p2":["s"]},"small":255,"#
      + #""years":{"-3":"z","2026":"x","9":"y"},"zeta":"z"}"#

    let written = try CanonicalJSON.encode(Sample())

    #expect(text(written) == expected)
    #expect(try CanonicalJSON.decode(Sample.self, from: written) == Sample())
    #expect(try CanonicalJSON.decodeExactly(Sample.self, from: written) == Sample())
  }

  @Test("sorts names by UTF-16 code units, as the sample of RFC 8785 §3.2.3 does")
  func sorting() throws {
    let names = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"]
    let value = CanonicalValue.object(Dictionary(uniqueKeysWithValues: names.map { ($0, .integer(1)) }))

    let written = try CanonicalJSON.encode(value)

    let order = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"]
    #expect(text(written) == "{" + order.map { "\"\($0)\":1" }.joined(separator: ",") + "}")
    #expect(try CanonicalJSON.decode(CanonicalValue.self, from: written) == value)
  }

  @Test("escapes what RFC 8785 §3.2.2.2 escapes and nothing else")
  func escaping() throws {
    let plain = "\u{20ac}$\u{0f}\nA'B\"\\\\\"/\u{8}\u{9}\u{c}\u{d}\u{7f}\u{1}\u{1f}😀"
    let expected = "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\u{7f}\\u0001\\u001f😀\""

    let written = try CanonicalJSON.encode(plain)

    #expect(text(written) == expected)
    #expect(try CanonicalJSON.decode(String.self, from: written) == plain)
  }

  @Test("keeps every integer of the I-JSON range and refuses the next one")
  func integers() throws {
    for number in [0, 1, -1, 10, CanonicalJSON.largestInteger, -CanonicalJSON.largestInteger] {
      let written = try CanonicalJSON.encode(number)
      #expect(text(written) == "\(number)")
      #expect(try CanonicalJSON.decode(Int64.self, from: written) == number)
    }
    for number in [CanonicalJSON.largestInteger + 1, -CanonicalJSON.largestInteger - 1, .max, .min] {
      #expect(throws: CanonicalError(.integerOutOfRange, path: "1")) { try CanonicalJSON.encode([0, number]) }
    }
    #expect(throws: CanonicalError(.integerOutOfRange)) { try CanonicalJSON.encode(UInt64.max) }
    #expect(throws: CanonicalError(.integerSpelling, offset: 0)) {
      try CanonicalJSON.decode(UInt8.self, from: bytes("256"))
    }
  }

  @Test("names the path of a Boolean, a fraction or a nil that it refuses to write")
  func refusedValues() throws {
    struct Outer: Encodable {
      struct Inner: Encodable { var flags: [Bool] = [true] }
      var inner = Inner()
    }
    #expect(throws: CanonicalError(.boolean, path: "inner/flags/0")) { try CanonicalJSON.encode(Outer()) }
    #expect(throws: CanonicalError(.fraction, path: "x/share")) { try CanonicalJSON.encode(["x": ["share": 0.5]]) }
    #expect(throws: CanonicalError(.fraction)) { try CanonicalJSON.encode(Float(1)) }
    #expect(throws: CanonicalError(.null, path: "1")) { try CanonicalJSON.encode(["a", nil]) }
  }

  @Test(
    "refuses bytes that are not canonical and names the byte",
    arguments: [
      ("", .unexpectedEnd, 0), (" 1", .whitespace, 0), ("1 ", .trailingBytes, 1), ("[1, 2]", .whitespace, 3),
      ("01", .integerSpelling, 0), ("-0", .integerSpelling, 0), ("-", .unexpectedEnd, 1), ("1.5", .fraction, 0),
      ("1e3", .fraction, 0), ("[1E3]", .fraction, 1), ("+1", .unexpectedByte(43), 0), ("true", .boolean, 0),
      ("false", .boolean, 0), ("[null]", .null, 1), ("nul", .unexpectedByte(110), 0),
      ("9007199254740992", .integerOutOfRange, 0), ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 2),
      ("\"\\/\"", .escape, 1), ("\"\\u0041\"", .escape, 1), ("\"\\u000A\"", .escape, 1), ("\"\\u000a\"", .escape, 1),
      ("\"\\u001F\"", .escape, 1), ("\"\\u00", .unexpectedEnd, 5), ("\"\\ud83d\\ude00\"", .escape, 1),
      ("\"\n\"", .controlCharacter, 1), ("[", .unexpectedEnd, 1), ("[1,]", .unexpectedByte(93), 3),
      ("[,1]", .unexpectedByte(44), 1), ("[1 2]", .whitespace, 2), ("{", .unexpectedEnd, 1),
      ("{\"a\":1,}", .unexpectedByte(125), 7), ("{\"a\"}", .unexpectedByte(125), 4), ("{1:1}", .unexpectedByte(49), 1),
      ("{\"b\":1,\"a\":2}", .unsortedMember("a"), 7), ("{\"a\":1,\"a\":2}", .duplicateMember("a"), 7),
      ("{\"\\n\":1,\"\\b\":2}", .unsortedMember("\u{8}"), 8), ("{\"a\":1 }", .whitespace, 6), ("1]", .trailingBytes, 1),
    ] as [(String, CanonicalError.Problem, Int)])
  func refusedBytes(spelling: String, problem: CanonicalError.Problem, offset: Int) {
    #expect(throws: CanonicalError(problem, offset: offset)) { try CanonicalJSON.check(bytes(spelling)) }
  }

  @Test(
    "refuses what is not UTF-8",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x98],
      [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28],
    ] as [[UInt8]])
  func invalidUTF8(sequence: [UInt8]) {
    #expect(throws: CanonicalError(.invalidUTF8, offset: 1)) { try CanonicalJSON.check([0x22] + sequence + [0x22]) }
  }

  @Test("nests 64 deep and no deeper, in both directions")
  func depth() throws {
    func nested(_ depth: Int) -> CanonicalValue { (1..<depth).reduce(.array([])) { inner, _ in .array([inner]) } }
    let deepest = try CanonicalJSON.encode(nested(64))
    #expect(try CanonicalJSON.decode(CanonicalValue.self, from: deepest) == nested(64))
    #expect(throws: CanonicalError.self) { try CanonicalJSON.encode(nested(65)) }
    #expect(throws: CanonicalError(.tooDeep, offset: 64)) { try CanonicalJSON.check([0x5B] + deepest + [0x5D]) }
    #expect(throws: CanonicalError(.tooDeep, offset: 64)) {
      try CanonicalJSON.check(Array(repeating: 0x5B, count: 100_000))
    }
  }

  @Test("names the byte and the path where a type refuses what is written")
  func refusedByType() throws {
    #expect(throws: CanonicalError(.missingMember("milliseconds"), offset: 5, path: "a")) {
      struct Timed: Codable { var milliseconds: Int }
      _ = try CanonicalJSON.decode([String: Timed].self, from: bytes(#"{"a":{}}"#))
    }
    #expect(throws: CanonicalError(.unexpectedKind(expected: "integer"), offset: 6, path: "a/0")) {
      try CanonicalJSON.decode([String: [Int]].self, from: bytes(#"{"a":["x"]}"#))
    }
    let error = try #require(throws: CanonicalError.self) {
      try CanonicalJSON.decode([String: [PartyKind]].self, from: bytes(#"{"a":["people","nobody"]}"#))
    }
    #expect(error.offset == 15)
    #expect(error.path == "a/1")
    #expect(error.message(.zh).contains("第 15 字节"))
  }

  @Test("refuses members that a type does not know when asked to be exact")
  func exactness() throws {
    struct Known: Codable, Equatable { var a: Int }
    #expect(try CanonicalJSON.decode(Known.self, from: bytes(#"{"a":1,"b":2}"#)) == Known(a: 1))
    #expect(throws: CanonicalError(.unknownContent, offset: 6)) {
      try CanonicalJSON.decodeExactly(Known.self, from: bytes(#"{"a":1,"b":2}"#))
    }
  }

  @Test("refuses two names that are the same text in different code points")
  func equivalentNames() {
    #expect(throws: CanonicalError.self) {
      try CanonicalJSON.decode([String: Int].self, from: bytes("{\"e\u{301}\":1,\"\u{e9}\":2}"))
    }
  }

  @Test("refuses a member that is written twice, and two values at one place")
  func writtenTwice() {
    enum Member: String, CodingKey { case a }
    struct Twice: Encodable {
      func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encode(1, forKey: .a)
        try members.encode("b", forKey: .a)
      }
    }
    struct Overwritten: Encodable {
      func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(1)
        try value.encode(2)
      }
    }
    struct Mixed: Encodable {
      func encode(to encoder: any Encoder) throws {
        _ = encoder.container(keyedBy: Member.self)
        _ = encoder.unkeyedContainer()
      }
    }
    #expect(throws: CanonicalError(.duplicateMember("a"), path: "0")) { try CanonicalJSON.encode([Twice()]) }
    #expect(throws: CanonicalError(.writtenTwice, path: "0")) { try CanonicalJSON.encode([Overwritten()]) }
    #expect(throws: CanonicalError(.writtenTwice, path: "0")) { try CanonicalJSON.encode([Mixed()]) }
  }

  @Test("writes and reads nested containers, superclasses and values that write nothing")
  func containers() throws {
    class Base: Codable { var base = 1 }
    final class Derived: Base {
      enum Member: String, CodingKey { case own, nested, list }
      override init() { super.init() }
      required init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        try #require(members.decode(Int.self, forKey: .own) == 2)
        let nested = try members.nestedContainer(keyedBy: Member.self, forKey: .nested)
        try #require(nested.decode(String.self, forKey: .own) == "x")
        var list = try members.nestedUnkeyedContainer(forKey: .list)
        try #require(list.count == 2)
        var inner = try list.nestedUnkeyedContainer()
        try #require(inner.isAtEnd)
        try #require(list.decode(UInt64.self) == 3)
        try #require(list.isAtEnd)
        #expect(throws: CanonicalError.self) { try inner.decode(Int.self) }
        try super.init(from: members.superDecoder())
      }
      override func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encode(2, forKey: .own)
        var nested = members.nestedContainer(keyedBy: Member.self, forKey: .nested)
        try nested.encode("x", forKey: .own)
        var list = members.nestedUnkeyedContainer(forKey: .list)
        _ = list.nestedUnkeyedContainer()
        try list.encode(UInt64(3))
        try super.encode(to: members.superEncoder())
      }
    }
    struct Empty: Codable {}
    let written = try CanonicalJSON.encode(Derived())
    #expect(text(written) == #"{"list":[[],3],"nested":{"own":"x"},"own":2,"super":{"base":1}}"#)
    #expect(try CanonicalJSON.decode(Derived.self, from: written).base == 1)
    #expect(text(try CanonicalJSON.encode(Empty())) == "{}")
  }
}
