/// Why bytes are no signature, certificate or timestamp, or not one that holds.
package enum SignatureFault: Error, Hashable, Sendable {
  /// The bytes of a field (by its name in the RFC) have another form; the offset counts from the start of the input.
  case malformed(field: String, offset: Int, Malformation)
  /// The field is well formed and says something that is not dealt with here.
  case unsupported(field: String, value: String)
  /// A field that must be there is not.
  case missing(field: String)
  /// Two fields that must agree do not.
  case disagrees(field: String, with: String)
  /// A signature is not that of the key over these bytes.
  case wrongSignature(of: String)
  /// The content is not the one that was signed.
  case otherContent
  /// The certificate of a signer is neither in the message nor among those given.
  case signerUnknown
  /// A certificate is used before its time.
  case notYetValid(subject: String, from: String)
  /// A certificate is used after its time.
  case expired(subject: String, until: String)
  /// A certificate was revoked.
  case revoked(subject: String, at: String, reason: String)
  /// Nothing says whether a certificate was revoked, and something must.
  case revocationUnknown(subject: String)
  /// A revocation list had run out at the time that is asked about.
  case revocationListOld(issuer: String, until: String)
  /// No trusted authority issued a certificate, nor anyone below one.
  case untrusted(subject: String, issuer: String)
  /// A certificate may not be used for this.
  case notForPurpose(subject: String, purpose: String)
  /// A key is of a kind, or of a length, that cannot be used like this.
  case wrongKey(String)
  /// The passphrase does not open the key.
  case wrongPassphrase
  /// A timestamping authority said no.
  case timestampRefused(status: Int, text: String)
  /// libcrypto failed in a call; its own words follow.
  case libcrypto(call: String, words: String)

  /// What is wrong with the form of bytes.
  package enum Malformation: String, Hashable, Sendable {
    case truncated, trailingBytes, unexpectedTag, lengthNotMinimal, indefiniteLength, integerNotMinimal, notBoolean
    case badObjectIdentifier, badTime, badText, bitsUnused, notSorted, repeated, outOfRange, empty, notPEM
  }
}
