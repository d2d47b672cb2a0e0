/// A JSON value whose numbers keep their digits, and which remembers the line it began on.
///
/// Numbers are never floating point here: 45.2741648183597 in a file is that decimal, exactly.
package indirect enum JSONValue: Hashable, Sendable {
  /// `null`, `true` or `false`.
  case null
  case boolean(Bool)
  /// A number by its digits.
  case number(String)
  /// A string.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in the order of the file, or in which they are to be written.
  case object([JSONMember])

  /// The member of an object by name.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The string, if it is one.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements, if it is an array.
  package var array: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  /// The members, if it is an object.
  package var object: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The whole number, if it is one and fits.
  package var whole: Int64? {
    guard case .number(let digits) = self else { return nil }
    return Int64(digits) ?? Rational(decimal: digits).flatMap { $0.isWhole ? Int64(exactly: $0.numerator) : nil }
  }

  /// The exact number, if it is one.
  package var rational: Rational? {
    guard case .number(let digits) = self else { return nil }
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first.flatMap({ Rational(decimal: $0) }) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? mantissa : nil }
    guard let exponent = Int(parts[1]), abs(exponent) <= 30 else { return nil }
    let scale = Rational(tenTo(abs(exponent)))
    return exponent < 0 ? mantissa.divided(by: scale) : mantissa * scale
  }

  /// The value as text, indented by two spaces a level; short arrays and objects of plain values stay on one line.
  package var text: String { written(indent: "") }

  private var isPlain: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func written(indent: String) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let digits): return digits
    case .string(let text): return String(decoding: canonicalJSON(text), as: UTF8.self)
    case .array(let values):
      if values.isEmpty { return "[]" }
      let inner = indent + "  "
      if values.allSatisfy(\.isPlain) {
        return "[" + values.map { $0.written(indent: inner) }.joined(separator: ", ") + "]"
      }
      return "[\n" + values.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let inner = indent + "  "
      let parts = members.map {
        String(decoding: canonicalJSON($0.name), as: UTF8.self) + ": " + $0.value.written(indent: inner)
      }
      if members.allSatisfy(\.value.isPlain) { return "{" + parts.joined(separator: ", ") + "}" }
      return "{\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}

/// A named value of a JSON object.
package struct JSONMember: Hashable, Sendable {
  /// The name.
  package let name: String
  /// The value.
  package let value: JSONValue
  /// The line of the file on which the name stands; 0 for a value that was not read from a file.
  package let line: Int

  /// A member of an object.
  package init(_ name: String, _ value: JSONValue, line: Int = 0) {
    self.name = name
    self.value = value
    self.line = line
  }
}
