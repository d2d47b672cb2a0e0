package import Vocabulary

/// Where the signing of a resolution stands.
package struct Signing: Sendable, Equatable {
  /// The parties whose seats may sign, in the order of the inventory.
  package let signatories: [Signatory]
  /// How many of them must.
  package let needed: Int
  /// The parties that have signed.
  package private(set) var signed: Set<PartyID>
  /// The parties that declined to.
  package private(set) var declined: Set<PartyID>
  /// Digest of the frozen text, SHA-256 in hexadecimal.
  package let digest: String

  /// The state of the signatures on a frozen text.
  ///
  /// - Parameter needed: how many must sign; all where it is left out.
  package init(
    signatories: [Signatory], needed: Int? = nil, signed: Set<PartyID>, declined: Set<PartyID> = [], digest: String
  ) {
    self.signatories = signatories
    self.needed = needed ?? signatories.count
    self.signed = signed
    self.declined = declined
    self.digest = digest
  }

  /// Whether nothing more is wanted: as many seats as the inventory requires have signed.
  package var isComplete: Bool { signatories.count { signed.contains($0.party) } >= needed }

  /// Whether as many as must can still sign.
  package var isReachable: Bool { signatories.count { !declined.contains($0.party) } >= needed }

  /// The parties whose signature is still wanted: nobody's once it is complete.
  package var missing: [PartyID] {
    isComplete ? [] : signatories.map(\.party).filter { !signed.contains($0) && !declined.contains($0) }
  }

  /// The state after a party signed what it was shown.
  ///
  /// - Refuses: `signatureNotRequired` for a party that need not sign, `alreadySigned` the second time,
  ///   `alreadyDeclined` after it declined, `signaturesComplete` when enough others have signed, `textMismatch` when
  ///   the signer was shown another text.
  package func signing(by party: PartyID, digest shown: String) throws(Refusal) -> Signing {
    try mayStillAct(party)
    guard shown == digest else { throw Refusal(.textMismatch, details: ["digest": digest]) }
    var next = self
    next.signed.insert(party)
    return next
  }

  /// The state after a party declined to sign.
  ///
  /// - Refuses: as `signing` does, but for the text.
  package func declining(by party: PartyID) throws(Refusal) -> Signing {
    try mayStillAct(party)
    var next = self
    next.declined.insert(party)
    return next
  }

  private func mayStillAct(_ party: PartyID) throws(Refusal) {
    guard signatories.contains(where: { $0.party == party }) else {
      throw Refusal(.signatureNotRequired, holders: signatories.map(\.party))
    }
    guard !signed.contains(party) else { throw Refusal(.alreadySigned, holders: missing) }
    guard !declined.contains(party) else { throw Refusal(.alreadyDeclined, holders: missing) }
    guard !isComplete else { throw Refusal(.signaturesComplete) }
  }
}
