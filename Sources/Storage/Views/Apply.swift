import Cases
import GRDB
import Proceedings
import Record
import Vocabulary

extension Database {
  /// Derives from one event every view that shows it.
  func apply(_ recorded: RecordedEvent) throws {
    var deferred = DeferredViews()
    try apply(recorded, deferring: &deferred)
    try write(&deferred)
  }

  /// Derives from one event every view that shows it, save for what is deferred. The only function that writes views:
  /// it runs when the event is entered and again when the views are rebuilt, with the same result.
  func apply(_ recorded: RecordedEvent, deferring deferred: inout DeferredViews) throws {
    switch recorded.event {
    case .postAdded(let added): return try apply(added, recorded, &deferred)
    case .voteCast(let cast): return try apply(cast, recorded, &deferred)
    case .voteEnclosed(let enclosed): return try apply(enclosed, recorded, &deferred)
    case .voteSealed(let sealed): return try apply(sealed, recorded, &deferred)
    default: try write(&deferred)
    }
    switch recorded.event {
    case .postAdded, .voteCast, .voteEnclosed, .voteSealed: break
    case .institutionFounded(let founded): try apply(founded)
    case .inventoryPublished(let published): try apply(published, recorded)
    case .inventoryDrafted(let drafted): try apply(drafted, recorded)
    case .legalityReviewed(let reviewed): try apply(reviewed, recorded)
    case .personEnrolled(let enrolled): try apply(enrolled)
    case .seatAppointed(let appointed): try apply(appointed)
    case .mandateEnded(let ended): try apply(ended, recorded)
    case .registerKept(let kept): try apply(kept)
    case .calendarKept(let kept): try apply(kept)
    case .personErased(let erased): try apply(erased, recorded)
    case .ladderKept(let kept): try apply(kept)
    case .witnessesKept(let kept):
      try run("INSERT OR REPLACE INTO view_witnesses (only, policy) VALUES (1, ?)", [kept.policy])
    case .trustAnchorsKept(let kept): try apply(kept, recorded)
    case .revocationListKept(let kept): try apply(kept, recorded)
    case .certificateEnrolled(let enrolled): try apply(enrolled, recorded)
    case .certificateEnded(let ended): try apply(ended, recorded)
    case .emergencyGranted(let granted): try apply(granted, recorded)
    case .emergencyRevoked(let revoked): try apply(revoked, recorded)
    case .emergencyReviewed(let reviewed): try apply(reviewed, recorded)

    case .caseFiled(let filed): try apply(filed, recorded)
    case .caseAccepted(let accepted): try step(.accept(by: accepted.lead), recorded)
    case .caseReturned: try step(.turnBack(by: recorded.author.party), recorded)
    case .caseResubmitted(let resubmitted): try apply(resubmitted, recorded)
    case .handoverOffered(let offered): try step(.offerHandover(by: recorded.author.party, to: offered.to), recorded)
    case .handoverAccepted(let accepted): try step(.acceptHandover(by: accepted.lead), recorded)
    case .handoverDeclined: try step(.declineHandover(by: recorded.author.party), recorded)
    case .interestDeclared: try applyRecusal(recorded)
    case .caseEndorsed(let endorsed): try apply(endorsed, recorded)
    case .endorsementWithdrawn: try applyWithdrawal(recorded)
    case .agendaReached(let reached): try apply(reached, recorded)

    case .deliberationConvened: try step(.convene(by: recorded.author.party), recorded)
    case .postEdited(let edited): try apply(edited, recorded)
    case .postModerated(let moderated): try apply(moderated, recorded)
    case .proposalMade(let made): try apply(made, recorded)
    case .proposalRevised(let revised): try apply(revised, recorded)

    case .ballotCalled(let called): try apply(called, recorded)
    case .envelopesOpened(let opened): try apply(opened, recorded)
    case .rollCorrected(let corrected): try apply(corrected, recorded)
    case .ballotClosed(let closed): try apply(closed, recorded)
    case .ballotDecided(let decided): try apply(decided, recorded)
    case .proxyGranted(let granted): try apply(granted, recorded)
    case .proxyRevoked(let revoked): try apply(revoked, recorded)
    case .papersPrinted(let printed): try apply(printed, recorded)
    case .paperEntered(let entered): try apply(entered, recorded)
    case .papersOpened(let opened): try apply(opened, recorded)
    case .credentialKeyPublished(let published): try apply(published, recorded)
    case .credentialIssued(let issued): try apply(issued, recorded)
    case .sealedVotesOpened(let opened): try apply(opened, recorded)

    case .resolutionDrafted(let drafted): try apply(drafted, recorded)
    case .resolutionSigned(let signed): try apply(signed, recorded)
    case .signatureDeclined(let declined): try apply(declined, recorded)
    case .resolutionInForce(let inForce): try apply(inForce, recorded)
    case .taskAssigned(let assigned): try apply(assigned, recorded)
    case .taskHeld(let held): try apply(held, recorded)
    case .taskAdmitted(let admitted): try apply(.admitted, of: admitted.task, recorded)
    case .taskWithdrawn(let withdrawn): try apply(.withdrawn, of: withdrawn.task, recorded)
    case .progressReported(let reported): try apply(reported, recorded)
    case .taskChecked(let checked): try apply(checked, recorded)
    case .dutyEscalated(let escalated): try apply(escalated, recorded)
    case .commandReviewed: try step(.review, recorded)

    case .caseEvaluated(let evaluated): try apply(evaluated, recorded)
    case .caseClosed(let closed): try step(.close(closed.ground), recorded)
    case .caseReopened:
      try step(.reopen(by: recorded.author.person), recorded)
      try forgetPetition(recorded)
    }
  }

  /// The case that an event belongs to.
  func subject(of recorded: RecordedEvent) throws -> CaseID {
    guard let subject = recorded.subject else {
      throw BrokenRecord(sequence: recorded.sequence, reason: "the event belongs to no case")
    }
    return subject
  }

  /// Adds to one of the figures of the home page.
  func count(_ name: String, by delta: Int = 1) throws {
    try run(
      """
      INSERT INTO view_figure (name, value) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
      """, [name, delta])
  }
}

/// The record cannot be what the door entered: an event does not follow from those before it.
package struct BrokenRecord: Error, CustomStringConvertible {
  /// The first bad event.
  package let sequence: Int64
  /// What is wrong with it.
  package let reason: String

  package var description: String { "event \(sequence): \(reason)" }
}
