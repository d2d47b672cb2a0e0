/// What a key may be used for (RFC 5280 §4.2.1.3).
package struct KeyUsage: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static var digitalSignature: KeyUsage { KeyUsage(rawValue: 1 << 0) }
  /// The holder stands by what is signed; also called non-repudiation.
  package static var contentCommitment: KeyUsage { KeyUsage(rawValue: 1 << 1) }
  package static var certificateSigning: KeyUsage { KeyUsage(rawValue: 1 << 5) }
  package static var revocationListSigning: KeyUsage { KeyUsage(rawValue: 1 << 6) }

  init(bits: Set<Int>) { self.init(rawValue: bits.reduce(0) { $1 < 16 ? $0 | 1 << UInt16($1) : $0 }) }
  var bits: Set<Int> { Set((0..<16).filter { rawValue & 1 << UInt16($0) != 0 }) }
}

/// The extensions of a certificate that decide something.
struct CertificateExtensions: Hashable, Sendable {
  var isAuthority = false
  var pathLength: Int?
  var keyUsage: KeyUsage?
  var extendedKeyUsage: [ObjectIdentifier]?
  var isExtendedKeyUsageCritical = false
  var subjectKey: [UInt8]?
  var authorityKey: [UInt8]?
  /// Critical ones that nobody here understands: a certificate with one leads nowhere.
  var notUnderstood: [ObjectIdentifier] = []

  init() {}

  /// Reads Extensions.
  init(_ reader: inout DERReader, _ field: String) throws(SignatureFault) {
    var seen: Set<ObjectIdentifier> = []
    var list = try reader.enter(DERTag.sequence, field)
    guard !list.isAtEnd else { throw list.fault(field, .empty) }
    while !list.isAtEnd {
      var one = try list.enter(DERTag.sequence, field)
      let here = one
      let kind = try one.identifier(field)
      guard seen.insert(kind).inserted else { throw here.fault(field, .repeated) }
      let isCritical = try one.flag(field + ".critical")
      var value = DERReader(try one.read(DERTag.octetString, field).content)
      try one.end(field)
      try take(kind, isCritical: isCritical, &value)
    }
  }

  private mutating func take(
    _ kind: ObjectIdentifier, isCritical: Bool, _ value: inout DERReader
  ) throws(SignatureFault) {
    switch kind {
    case .basicConstraints:
      var inside = try value.enter(DERTag.sequence, "basicConstraints")
      isAuthority = try inside.flag("basicConstraints.cA")
      if inside.tag == DERTag.integer { pathLength = try inside.number("basicConstraints.pathLenConstraint") }
      try inside.end("basicConstraints")
      try value.end("basicConstraints")
    case .keyUsage:
      keyUsage = KeyUsage(bits: try value.namedBits("keyUsage"))
      try value.end("keyUsage")
    case .extendedKeyUsage:
      var inside = try value.enter(DERTag.sequence, "extKeyUsage")
      var usages: [ObjectIdentifier] = []
      while !inside.isAtEnd { usages.append(try inside.identifier("extKeyUsage")) }
      try value.end("extKeyUsage")
      extendedKeyUsage = usages
      isExtendedKeyUsageCritical = isCritical
    case .subjectKeyIdentifier:
      subjectKey = try value.octets("subjectKeyIdentifier")
      try value.end("subjectKeyIdentifier")
    case .authorityKeyIdentifier:
      authorityKey = try AuthorityKeyIdentifier.read(&value)
    case .subjectAlternativeName, .certificatePolicies: break  // names and policies decide nothing here
    case .nameConstraints: notUnderstood.append(kind)  // it narrows what an authority may say, so it is never ignored
    default: if isCritical { notUnderstood.append(kind) }
    }
  }
}

/// The key that issued a certificate or list, as its extension names it.
enum AuthorityKeyIdentifier {
  static func read(_ value: inout DERReader) throws(SignatureFault) -> [UInt8]? {
    var inside = try value.enter(DERTag.sequence, "authorityKeyIdentifier")
    let key = try inside.optional(DERTag.instead(0), "authorityKeyIdentifier.keyIdentifier")
    while !inside.isAtEnd { _ = try inside.element("authorityKeyIdentifier") }
    try value.end("authorityKeyIdentifier")
    return key.map { Array($0.content) }
  }

  static func der(_ key: [UInt8]) -> [UInt8] { DER.sequence(DER.element(DERTag.instead(0), key)) }
}
