extension RevocationList {
  /// Whether an authority signed the list.
  package func isIssued(by authority: Certificate) throws(SignatureFault) -> Bool {
    guard issuer == authority.subject, authority.keyUsage?.contains(.revocationListSigning) ?? true else {
      return false
    }
    return try signed.isSigned(by: authority.key)
  }

  /// Whether nothing in the list is critical and not understood; a list with such a thing vouches for nothing.
  package var isUnderstood: Bool { notUnderstood.isEmpty }

  /// Whether the list knows more than an older one of the same authority: it is later or, within the same second, has a
  /// higher number.
  package func isNewer(than other: RevocationList) -> Bool {
    guard issuedAt == other.issuedAt else { return issuedAt > other.issuedAt }
    guard let number, let older = other.number else { return false }
    return number.count == older.count ? older.lexicographicallyPrecedes(number) : number.count > older.count
  }
}
