/// ECDSA signatures as browsers make them.
package enum RawECDSA {
  /// The DER of a signature that WebCrypto gives as r ‖ s, both of the same length (IEEE P1363).
  package static func der(_ raw: [UInt8], kind: KeyKind) throws(SignatureFault) -> [UInt8] {
    let half: Int
    switch kind {
    case .p256, .sm2: half = 32
    case .p384: half = 48
    case .rsa, .ed25519: throw .wrongKey(kind.rawValue)
    }
    guard raw.count == 2 * half else { throw .malformed(field: "signature", offset: 0, .outOfRange) }
    let (first, second) = (raw[..<half], raw[half...])
    guard first.contains(where: { $0 != 0 }), second.contains(where: { $0 != 0 }) else {
      throw .malformed(field: "signature", offset: 0, .outOfRange)
    }
    return DER.sequence(DER.positive(first), DER.positive(second))
  }
}
