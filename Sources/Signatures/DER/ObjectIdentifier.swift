/// The name of an algorithm, attribute or extension in the tree of ISO and ITU.
package struct ObjectIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The content octets of its DER.
  let content: [UInt8]

  /// Reads content octets; nil when an arc is cut off, is not in its shortest form or does not fit 63 bits.
  init?(content: [UInt8]) {
    guard content.last.map({ $0 < 0x80 }) ?? false, content.count <= 64 else { return nil }
    var (isFirst, octets) = (true, 0)
    for octet in content {
      if isFirst && octet == 0x80 { return nil }
      octets += 1
      guard octets <= 9 else { return nil }
      isFirst = octet < 0x80
      if isFirst { octets = 0 }
    }
    self.content = content
  }

  /// Reads `1.2.840.113549.1.7.2`; nil when it is no such text.
  package init?(_ text: String) {
    let arcs = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt64($0) }
    guard arcs.count >= 2, let root = arcs[0], let second = arcs[1], root < 2 && second < 40 || root == 2,
      second < 1 << 32
    else { return nil }
    var content: [UInt8] = []
    for arc in [root * 40 + second] + arcs.dropFirst(2) {
      guard let arc, arc < 1 << 63 else { return nil }
      var octets = [UInt8(arc & 0x7F)]
      var left = arc >> 7
      while left > 0 {
        octets.insert(UInt8(left & 0x7F) | 0x80, at: 0)
        left >>= 7
      }
      content += octets
    }
    self.init(content: content)
  }

  /// An identifier of this program's own tables, which are right; what is not becomes the empty one, equal to none read.
  fileprivate init(known text: String) { self = ObjectIdentifier(text) ?? ObjectIdentifier(empty: ()) }
  private init(empty: Void) { content = [] }

  package var description: String {
    var arcs: [UInt64] = []
    var arc: UInt64 = 0
    for octet in content {
      arc = arc << 7 | UInt64(octet & 0x7F)
      guard octet < 0x80 else { continue }
      if arcs.isEmpty {
        let root = min(arc / 40, 2)
        arcs = [root, arc - root * 40]
      } else {
        arcs.append(arc)
      }
      arc = 0
    }
    return arcs.map(String.init).joined(separator: ".")
  }

  var der: [UInt8] { DER.element(DERTag.objectIdentifier, content) }
}

/// The identifiers that are read and written, by the names of their standards.
extension ObjectIdentifier {
  // RFC 5652, RFC 5083, RFC 5035, RFC 3161
  static let data = ObjectIdentifier(known: "1.2.840.113549.1.7.1")
  static let signedData = ObjectIdentifier(known: "1.2.840.113549.1.7.2")
  static let authEnvelopedData = ObjectIdentifier(known: "1.2.840.113549.1.9.16.1.23")
  static let contentType = ObjectIdentifier(known: "1.2.840.113549.1.9.3")
  static let messageDigest = ObjectIdentifier(known: "1.2.840.113549.1.9.4")
  static let signingTime = ObjectIdentifier(known: "1.2.840.113549.1.9.5")
  static let signingCertificate = ObjectIdentifier(known: "1.2.840.113549.1.9.16.2.12")
  static let signingCertificateV2 = ObjectIdentifier(known: "1.2.840.113549.1.9.16.2.47")
  static let timestampToken = ObjectIdentifier(known: "1.2.840.113549.1.9.16.2.14")
  static let timestampInfo = ObjectIdentifier(known: "1.2.840.113549.1.9.16.1.4")
  // GB/T 35275
  static let sm2Data = ObjectIdentifier(known: "1.2.156.10197.6.1.4.2.1")
  static let sm2SignedData = ObjectIdentifier(known: "1.2.156.10197.6.1.4.2.2")
  // Digests
  static let sha1 = ObjectIdentifier(known: "1.3.14.3.2.26")
  static let sha256 = ObjectIdentifier(known: "2.16.840.1.101.3.4.2.1")
  static let sha384 = ObjectIdentifier(known: "2.16.840.1.101.3.4.2.2")
  static let sha512 = ObjectIdentifier(known: "2.16.840.1.101.3.4.2.3")
  static let sm3 = ObjectIdentifier(known: "1.2.156.10197.1.401")
  // Keys and curves
  static let ecPublicKey = ObjectIdentifier(known: "1.2.840.10045.2.1")
  static let p256 = ObjectIdentifier(known: "1.2.840.10045.3.1.7")
  static let p384 = ObjectIdentifier(known: "1.3.132.0.34")
  static let sm2Curve = ObjectIdentifier(known: "1.2.156.10197.1.301")
  static let rsaEncryption = ObjectIdentifier(known: "1.2.840.113549.1.1.1")
  static let ed25519 = ObjectIdentifier(known: "1.3.101.112")
  // Signatures
  static let ecdsaSHA256 = ObjectIdentifier(known: "1.2.840.10045.4.3.2")
  static let ecdsaSHA384 = ObjectIdentifier(known: "1.2.840.10045.4.3.3")
  static let ecdsaSHA512 = ObjectIdentifier(known: "1.2.840.10045.4.3.4")
  static let rsaSHA256 = ObjectIdentifier(known: "1.2.840.113549.1.1.11")
  static let rsaSHA384 = ObjectIdentifier(known: "1.2.840.113549.1.1.12")
  static let rsaSHA512 = ObjectIdentifier(known: "1.2.840.113549.1.1.13")
  static let rsaPSS = ObjectIdentifier(known: "1.2.840.113549.1.1.10")
  static let maskGeneration1 = ObjectIdentifier(known: "1.2.840.113549.1.1.8")
  static let sm2SignWithSM3 = ObjectIdentifier(known: "1.2.156.10197.1.501")
  static let sm2Sign = ObjectIdentifier(known: "1.2.156.10197.1.301.1")
  // Names
  static let commonName = ObjectIdentifier(known: "2.5.4.3")
  static let serialNumber = ObjectIdentifier(known: "2.5.4.5")
  static let countryName = ObjectIdentifier(known: "2.5.4.6")
  static let localityName = ObjectIdentifier(known: "2.5.4.7")
  static let stateName = ObjectIdentifier(known: "2.5.4.8")
  static let organizationName = ObjectIdentifier(known: "2.5.4.10")
  static let organizationalUnitName = ObjectIdentifier(known: "2.5.4.11")
  static let title = ObjectIdentifier(known: "2.5.4.12")
  // Extensions of certificates and revocation lists
  static let subjectKeyIdentifier = ObjectIdentifier(known: "2.5.29.14")
  static let keyUsage = ObjectIdentifier(known: "2.5.29.15")
  static let subjectAlternativeName = ObjectIdentifier(known: "2.5.29.17")
  static let basicConstraints = ObjectIdentifier(known: "2.5.29.19")
  static let crlNumber = ObjectIdentifier(known: "2.5.29.20")
  static let reasonCode = ObjectIdentifier(known: "2.5.29.21")
  static let invalidityDate = ObjectIdentifier(known: "2.5.29.24")
  static let nameConstraints = ObjectIdentifier(known: "2.5.29.30")
  static let crlDistributionPoints = ObjectIdentifier(known: "2.5.29.31")
  static let certificatePolicies = ObjectIdentifier(known: "2.5.29.32")
  static let authorityKeyIdentifier = ObjectIdentifier(known: "2.5.29.35")
  static let extendedKeyUsage = ObjectIdentifier(known: "2.5.29.37")
  // Extended key usages
  static let anyExtendedKeyUsage = ObjectIdentifier(known: "2.5.29.37.0")
  static let emailProtection = ObjectIdentifier(known: "1.3.6.1.5.5.7.3.4")
  static let timeStamping = ObjectIdentifier(known: "1.3.6.1.5.5.7.3.8")
  static let documentSigning = ObjectIdentifier(known: "1.3.6.1.5.5.7.3.36")
}
