/// Any value that has a canonical spelling, when no type of its own is at hand.
package enum CanonicalValue: Hashable, Sendable {
  /// A text.
  case string(String)
  /// An integer within ±(2^53 − 1).
  case integer(Int64)
  /// Values in order.
  case array([CanonicalValue])
  /// Members by name; their order is that of the canonical form.
  case object([String: CanonicalValue])

  /// The member of an object, or nil.
  package subscript(_ name: String) -> CanonicalValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }
}

extension CanonicalValue: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let reader = decoder as? CanonicalReader {
      self = try reader.value()
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let members = try? container.decode([String: CanonicalValue].self) {
      self = .object(members)
    } else {
      self = .array(try container.decode([CanonicalValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }
}

extension CanonicalReader {
  /// The value as it stands.
  func value() throws -> CanonicalValue {
    switch document.tokens[token].kind {
    case .text, .escapedText: .string(try text())
    case .integer: .integer(try integer())
    case .array: .array(try [CanonicalValue](from: self))
    case .object: .object(try read([String: CanonicalValue].self))
    }
  }
}

extension CanonicalValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(arrayLiteral elements: CanonicalValue...) { self = .array(elements) }

  package init(dictionaryLiteral elements: (String, CanonicalValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
