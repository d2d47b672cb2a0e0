package import Proceedings
import Record

/// What a browser sent: names with values in their order, before anyone asks what they mean.
package struct SentForm: Sendable, Equatable {
  /// A name with its value.
  package struct Pair: Sendable, Equatable {
    /// The name.
    package let name: String
    /// The value.
    package let value: String
  }

  /// The names with their values.
  package var pairs: [Pair] = []
  /// The names of values that are not text.
  package var unreadable: [String] = []
  /// The bytes of files that are not text.
  package var files: [String: [UInt8]] = [:]

  /// The first value of a name.
  package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Reads `application/x-www-form-urlencoded`.
  ///
  /// - Throws: `FormFault` when it has too many fields or a name that is no text.
  package static func urlEncoded(_ bytes: some Collection<UInt8>) throws(FormFault) -> SentForm {
    var form = SentForm()
    guard !bytes.isEmpty else { return form }
    let parts = bytes.split(separator: UInt8(ascii: "&"), maxSplits: FormFault.mostFields)
    guard parts.count <= FormFault.mostFields else { throw .tooManyFields }
    for part in parts {
      let equals = part.firstIndex(of: UInt8(ascii: "="))
      let nameBytes = equals.map { part[..<$0] } ?? part[...]
      guard let name = PercentCoding.decode(nameBytes, plusIsBlank: true) else { throw .unreadable }
      let valueBytes = equals.map { part[part.index(after: $0)...] } ?? part[part.endIndex...]
      if let value = PercentCoding.decode(valueBytes, plusIsBlank: true) {
        form.pairs.append(Pair(name: name, value: value))
      } else {
        form.unreadable.append(name)
      }
    }
    return form
  }
}

/// Why what was sent is no form at all.
package enum FormFault: Error, Equatable {
  case tooManyFields, unreadable

  /// No form of ours has so many fields.
  package static let mostFields = 2_000
}

extension SentForm {
  /// The part of the form that a command asks for; names it does not know are passed over, since a page sends more
  /// than its command reads (`csrf`, `more`).
  ///
  /// Rows come as `clauses.1.text`; those in which nothing was written are left out, so that a fault in row 2 is a
  /// fault in the second row that a reader sees.
  package func form(of fields: [Field]) -> Form {
    var form = Form()
    for field in fields {
      if case .rows(let columns) = field.content {
        form.rows[field.name] = rows(of: field.name, columns)
      } else {
        var values = pairs.filter { $0.name == field.name }.map(\.value)
        if field.isOctets, let file = files[field.name] { values = [Octets(file).base64] }
        if !values.isEmpty { form.values[field.name] = values }
      }
    }
    return form
  }

  private func rows(of table: String, _ columns: [Field]) -> [Form] {
    let names = Set(columns.map(\.name))
    var rows: [Int: Form] = [:]
    for pair in pairs {
      let parts = pair.name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == table, let number = Int(parts[1]), (1...200).contains(number),
        names.contains(String(parts[2])), !pair.value.allSatisfy(\.isWhitespace)
      else { continue }
      rows[number, default: Form()].values[String(parts[2]), default: []].append(pair.value)
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }
}
