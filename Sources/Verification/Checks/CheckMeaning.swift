import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary

extension Verifier {
  /// Checks what an event says against what was there before it. What only its place in the order forbids, the desk
  /// refuses when it takes the event.
  mutating func checkMeaning(of recorded: RecordedEvent) throws {
    if recorded.part == 0 { try checkAuthority(of: recorded) }
    try checkClocks(of: recorded)
    switch recorded.event {
    case .inventoryPublished(let event): try check(event, at: recorded)
    case .inventoryDrafted: verification.digests += 1
    case .legalityReviewed(let event): try check(event, at: recorded)
    case .ballotCalled(let event): try check(event, at: recorded)
    case .voteCast(let event): try check(event, at: recorded)
    case .voteEnclosed(let event): try check(event, at: recorded)
    case .envelopesOpened(let event): try check(event, at: recorded)
    case .proxyGranted(let event): try check(event, at: recorded)
    case .proxyRevoked(let event): try check(event, at: recorded)
    case .paperEntered(let event): try check(event, at: recorded)
    case .papersOpened(let event): try check(event, at: recorded)
    case .credentialKeyPublished(let event): try desk.check(event, at: recorded)
    case .credentialIssued(let event): try desk.check(event, at: recorded)
    case .voteSealed(let event): try desk.check(event, at: recorded)
    case .sealedVotesOpened(let event):
      try desk.check(event, at: recorded)
      verification.opened += Int64(event.votes.count)
    case .rollCorrected(let event): try check(event, at: recorded)
    case .ballotDecided(let event): try check(event, at: recorded)
    case .ballotClosed(let event): try check(event, at: recorded)
    case .emergencyGranted(let event): try check(event.grant, at: recorded)
    case .emergencyReviewed(let event): try check(event, at: recorded)
    case .resolutionDrafted(let event): try check(event, at: recorded)
    case .resolutionSigned(let event):
      try check(event, at: recorded)
      try checkSignatures(of: recorded)
    case .trustAnchorsKept, .revocationListKept, .certificateEnrolled, .certificateEnded:
      try checkSignatures(of: recorded)
    case .resolutionInForce(let event): try check(event, at: recorded)
    default: break
    }
  }

  private func check(_ reviewed: LegalityReviewed, at recorded: RecordedEvent) throws(Verification.Fault) {
    guard let draft = desk.draft(reviewed.draft), draft.drafted.digest == reviewed.digest else {
      throw recorded.fault("the review is of another draft")
    }
  }
}

extension RecordedEvent {
  /// Something wrong with this event.
  func fault(_ reason: String) -> Verification.Fault { Verification.Fault(sequence: sequence, reason: reason) }
}
