import NIOCore
import Vocabulary

/// A value of JSON on its way out; members stand in the order in which they are written down.
enum JSON: Sendable {
  case text(String)
  case number(Int64)
  case flag(Bool)
  case list([JSON])
  case object([(String, JSON)])
  case nothing
  /// Bytes that are JSON already, such as those of an event.
  case ready([UInt8])

  /// A text, or nothing.
  static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .nothing }
  /// The text of an identifier.
  static func id<Named>(_ id: Identifier<Named>) -> JSON { .text(id.text) }
  /// The text of an identifier, or nothing.
  static func id<Named>(_ id: Identifier<Named>?) -> JSON { id.map { .text($0.text) } ?? .nothing }
  /// A whole number.
  static func number(_ number: Int) -> JSON { .number(Int64(number)) }
  /// An instant in RFC 3339, in the civil time of a clock.
  static func instant(_ instant: Instant, _ clock: CivilClock) -> JSON { .text(instant.rfc3339(clock: clock)) }
  /// An instant, or nothing.
  static func instant(_ instant: Instant?, _ clock: CivilClock) -> JSON {
    instant.map { .text($0.rfc3339(clock: clock)) } ?? .nothing
  }
  /// Words in both languages.
  static func both(_ words: Bilingual) -> JSON { ["zh": .text(words.zh), "en": .text(words.en)] }
  /// Words in both languages, or nothing.
  static func both(_ words: Bilingual?) -> JSON { words.map { .both($0) } ?? .nothing }
  /// A list of what a closure makes of each item.
  static func list<Item>(_ items: [Item], _ make: (Item) throws -> JSON) rethrows -> JSON {
    .list(try items.map(make))
  }

  /// The value as bytes in UTF-8.
  var buffer: ByteBuffer {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return ByteBuffer(bytes: bytes)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .nothing: bytes += "null".utf8
    case .ready(let ready): bytes += ready
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.1.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes += "\\n".utf8
      case 0x00..<0x20: bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      // So that JSON can never close a script or open a tag wherever it is pasted.
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
  init(arrayLiteral elements: JSON...) { self = .list(elements) }
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int64) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
}
