package import Vocabulary

/// Where the signing of a resolution stands.
package struct Signing: Sendable, Equatable {
  /// The parties that must sign, in the order of the inventory.
  package let signatories: [Signatory]
  /// The parties that have signed.
  package private(set) var signed: Set<PartyID>
  /// Digest of the frozen text, SHA-256 in hexadecimal.
  package let digest: String

  /// The state of the signatures on a frozen text.
  package init(signatories: [Signatory], signed: Set<PartyID>, digest: String) {
    self.signatories = signatories
    self.signed = signed
    self.digest = digest
  }

  /// Whether nothing more is wanted: every seat that the inventory requires has signed.
  package var isComplete: Bool { signatories.allSatisfy { signed.contains($0.party) } }

  /// The parties whose signature is still wanted.
  package var missing: [PartyID] { signatories.map(\.party).filter { !signed.contains($0) } }

  /// The state after a party signed what it was shown.
  ///
  /// - Refuses: `signatureNotRequired` for a party that need not sign, `alreadySigned` the second time,
  ///   `textMismatch` when the signer was shown another text.
  package func signing(by party: PartyID, digest shown: String) throws(Refusal) -> Signing {
    guard signatories.contains(where: { $0.party == party }) else {
      throw Refusal(.signatureNotRequired, holders: signatories.map(\.party))
    }
    guard !signed.contains(party) else { throw Refusal(.alreadySigned, holders: missing) }
    guard shown == digest else { throw Refusal(.textMismatch, details: ["digest": digest]) }
    var next = self
    next.signed.insert(party)
    return next
  }
}
