import Record
import Signatures
import Vocabulary

/// A signature as it was handed in: a detached CMS of any tool, or what a key signed that never left its browser, with
/// the attributes that it signed, of which the CMS is made here.
struct GivenSignature: Sendable {
  /// The most bytes of a CMS: with its event it stays under the 65,535 that an entry of the record may have.
  static let mostBytes = 32_000

  static let fields: [Field] = [
    .optional("signature", .octets(mostBytes)), .optional("certificate", .code),
    .optional("attributes", .octets(8_000)), .optional("value", .octets(2_000)),
  ]

  private let signature: Octets?
  private let certificate: String?
  private let attributes: Octets?
  private let value: Octets?

  init(_ reading: inout Reading) {
    signature = reading.octets("signature", labels: ["CMS", "PKCS7"])
    let named: Identifier<Never>? = reading.optionalCode("certificate")
    certificate = named?.text
    attributes = reading.octets("attributes", labels: ["CMS ATTRIBUTES"])
    value = reading.octets("value", labels: ["SIGNATURE"])
    // The three go together, and not with a whole message.
    let parts = [certificate != nil, attributes != nil, value != nil].count { $0 }
    guard parts > 0 else { return }
    if signature != nil { reading.fault("signature", .twice) }
    if certificate == nil { reading.fault("certificate", .missing) }
    if attributes == nil { reading.fault("attributes", .missing) }
    if value == nil { reading.fault("value", .missing) }
  }

  /// The CMS; nil where none was handed in.
  ///
  /// - Refuses: what cannot be assembled: attributes that name another certificate, a signature that is not the key's.
  func message(on desk: any Desk) throws -> Octets? {
    guard let certificate, let attributes, let value else { return signature }
    guard let kept = try desk.certificate(certificate) else { throw Unknown("certificate", certificate) }
    do throws(SignatureFault) {
      let own = try Certificate(der: kept.certificate.bytes)
      var chain: [Certificate] = []
      for between in kept.chain { chain.append(try Certificate(der: between.bytes)) }
      let draft = try SignatureDraft(signedAttributes: attributes.bytes, certificate: own)
      return Octets(
        try draft.assemble(signature: try RawECDSA.der(value.bytes, kind: own.key.kind), chain: chain))
    } catch {
      throw try SignatureRule.refusal(of: error)
    }
  }
}
