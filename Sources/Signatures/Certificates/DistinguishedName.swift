/// The name of a subject or issuer: attributes in order, such as `CN=王芳,O=向阳街道办事处,C=CN`.
package struct DistinguishedName: Hashable, Sendable, CustomStringConvertible {
  /// The name as it stands in a certificate. Names are the same when their DER is.
  let der: [UInt8]
  package let attributes: [Attribute]

  /// One attribute of a name.
  package struct Attribute: Hashable, Sendable {
    package let kind: ObjectIdentifier
    package let value: String
  }

  private static let shortNames: [(name: String, kind: ObjectIdentifier)] = [
    ("CN", .commonName), ("O", .organizationName), ("OU", .organizationalUnitName), ("C", .countryName),
    ("L", .localityName), ("ST", .stateName), ("serialNumber", .serialNumber), ("title", .title),
  ]

  /// Reads a Name.
  init(_ reader: inout DERReader, _ field: String) throws(SignatureFault) {
    let element = try reader.read(DERTag.sequence, field)
    der = Array(element.whole)
    var sets = DERReader(element.content)
    var attributes: [Attribute] = []
    while !sets.isAtEnd {
      var set = try sets.enter(DERTag.set, field)
      guard !set.isAtEnd else { throw set.fault(field, .empty) }
      while !set.isAtEnd {
        var pair = try set.enter(DERTag.sequence, field)
        let kind = try pair.identifier(field)
        let here = pair
        let value = try pair.element(field)
        guard let text = Self.text(value) else { throw here.fault(field, .badText) }
        try pair.end(field)
        attributes.append(Attribute(kind: kind, value: text))
      }
    }
    self.attributes = attributes
  }

  /// Reads `CN=王芳,O=向阳街道办事处,C=CN` in this order; a backslash before a comma, equals sign or backslash keeps it.
  package init(_ text: String) throws(SignatureFault) {
    var attributes: [Attribute] = []
    for part in Self.split(text, at: ",") {
      let pair = Self.split(part, at: "=", most: 2)
      guard pair.count == 2,
        let kind = Self.shortNames.first(where: { $0.name == pair[0].drop(while: \.isWhitespace) })?.kind
      else { throw .unsupported(field: "name", value: part) }
      let value = Self.unescaped(pair[1])
      guard !value.isEmpty, value.utf8.count <= 256, kind != .countryName || value.utf8.count == 2 else {
        throw .unsupported(field: "name", value: part)
      }
      attributes.append(Attribute(kind: kind, value: value))
    }
    self.attributes = attributes
    der = DER.element(
      DERTag.sequence,
      attributes.flatMap { attribute in
        let isPrintable = [ObjectIdentifier.countryName, .serialNumber].contains(attribute.kind)
        let printable = attribute.value.utf8.allSatisfy { $0 < 0x80 }
        let tag = isPrintable && printable ? DERTag.printableString : DERTag.utf8String
        return DER.set([DER.sequence(attribute.kind.der, DER.element(tag, Array(attribute.value.utf8)))])
      })
  }

  /// The value of the common name, or of the last attribute.
  package var shortest: String {
    attributes.last { $0.kind == .commonName }?.value ?? attributes.last?.value ?? ""
  }

  package var description: String {
    attributes.map { attribute in
      let name = Self.shortNames.first { $0.kind == attribute.kind }?.name ?? attribute.kind.description
      let value = attribute.value.map { ",=\\".contains($0) ? "\\\($0)" : String($0) }.joined()
      return "\(name)=\(value)"
    }.joined(separator: ",")
  }

  private static func split(_ text: String, at separator: Character, most: Int = .max) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if character == separator && !isEscaped && parts.count < most {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  private static func unescaped(_ text: String) -> String {
    var value = ""
    var isEscaped = false
    for character in text {
      if character == "\\" && !isEscaped {
        isEscaped = true
      } else {
        value.append(character)
        isEscaped = false
      }
    }
    return value
  }

  private static func text(_ element: DERElement) -> String? {
    switch element.tag {
    case DERTag.utf8String: return String(validating: element.content, as: UTF8.self)
    case DERTag.printableString, DERTag.ia5String:
      return element.content.allSatisfy { $0 < 0x80 } ? String(decoding: element.content, as: UTF8.self) : nil
    case DERTag.teletexString:
      return String(String.UnicodeScalarView(element.content.map { Unicode.Scalar($0) }))
    case DERTag.bmpString:
      guard element.content.count % 2 == 0 else { return nil }
      let octets = Array(element.content)
      let units = stride(from: 0, to: octets.count, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
      return String(validating: units, as: UTF16.self)
    default: return nil
    }
  }
}
