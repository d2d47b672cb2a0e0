/// Reads canonical bytes in the one order in which a value of a known shape is written: member after member, each named
/// as it must be. The first thing that is otherwise ends the scan with nil.
///
/// What a scan reads to its end is written in exactly these bytes: the parser has seen to it that every text and number
/// has its one spelling, and no member can hide, since each is asked for by its place.
struct CanonicalScan {
  private let document: CanonicalDocument
  private var index = 0

  init(_ document: CanonicalDocument) { self.document = document }

  /// Steps into an object; gives how many members it has. Whoever reads them must read as many, or what belongs to the
  /// object around it could pass for its own.
  mutating func object() -> Int32? {
    guard index < document.tokens.count, case let token = document.tokens[index], token.kind == .object else {
      return nil
    }
    index += 1
    return token.count
  }

  /// Whether the member of this name comes next; if so, its value does.
  mutating func has(_ name: StaticString) -> Bool {
    guard index < document.tokens.count, case let token = document.tokens[index],
      name.withUTF8Buffer({ document.text(token, is: $0) })
    else { return false }
    index += 1
    return true
  }

  /// The text of the member that must come next.
  mutating func text(_ name: StaticString) -> String? { has(name) ? text() : nil }

  /// The integer of the member that must come next.
  mutating func integer(_ name: StaticString) -> Int64? { has(name) ? integer() : nil }

  /// The text that comes next.
  mutating func text() -> String? {
    guard index < document.tokens.count, case let token = document.tokens[index],
      token.kind == .text || token.kind == .escapedText
    else { return nil }
    index += 1
    return document.text(token)
  }

  /// The integer that comes next.
  mutating func integer() -> Int64? {
    guard index < document.tokens.count, case let token = document.tokens[index], token.kind == .integer else {
      return nil
    }
    index += 1
    return document.number(Int(token.start)..<Int(token.end))
  }

  /// Whether everything was read.
  var isAtEnd: Bool { index == document.tokens.count }
}
