/// Where a kind of event is written and read; the compiler sees to it that none is forgotten.
extension Event {
  /// The kind of the event.
  package var kind: EventKind {
    switch self {
    case .institutionFounded: .institutionFounded
    case .inventoryPublished: .inventoryPublished
    case .inventoryDrafted: .inventoryDrafted
    case .legalityReviewed: .legalityReviewed
    case .personEnrolled: .personEnrolled
    case .seatAppointed: .seatAppointed
    case .mandateEnded: .mandateEnded
    case .personErased: .personErased
    case .registerKept: .registerKept
    case .calendarKept: .calendarKept
    case .ladderKept: .ladderKept
    case .witnessesKept: .witnessesKept
    case .trustAnchorsKept: .trustAnchorsKept
    case .revocationListKept: .revocationListKept
    case .certificateEnrolled: .certificateEnrolled
    case .certificateEnded: .certificateEnded
    case .emergencyGranted: .emergencyGranted
    case .emergencyRevoked: .emergencyRevoked
    case .emergencyReviewed: .emergencyReviewed
    case .caseFiled: .caseFiled
    case .caseAccepted: .caseAccepted
    case .caseReturned: .caseReturned
    case .caseResubmitted: .caseResubmitted
    case .handoverOffered: .handoverOffered
    case .handoverAccepted: .handoverAccepted
    case .handoverDeclined: .handoverDeclined
    case .interestDeclared: .interestDeclared
    case .caseEndorsed: .caseEndorsed
    case .endorsementWithdrawn: .endorsementWithdrawn
    case .agendaReached: .agendaReached
    case .deliberationConvened: .deliberationConvened
    case .postAdded: .postAdded
    case .postEdited: .postEdited
    case .postModerated: .postModerated
    case .proposalMade: .proposalMade
    case .proposalRevised: .proposalRevised
    case .ballotCalled: .ballotCalled
    case .voteCast: .voteCast
    case .voteEnclosed: .voteEnclosed
    case .envelopesOpened: .envelopesOpened
    case .ballotClosed: .ballotClosed
    case .rollCorrected: .rollCorrected
    case .ballotDecided: .ballotDecided
    case .proxyGranted: .proxyGranted
    case .proxyRevoked: .proxyRevoked
    case .papersPrinted: .papersPrinted
    case .paperEntered: .paperEntered
    case .papersOpened: .papersOpened
    case .credentialKeyPublished: .credentialKeyPublished
    case .credentialIssued: .credentialIssued
    case .voteSealed: .voteSealed
    case .sealedVotesOpened: .sealedVotesOpened
    case .resolutionDrafted: .resolutionDrafted
    case .resolutionSigned: .resolutionSigned
    case .signatureDeclined: .signatureDeclined
    case .resolutionInForce: .resolutionInForce
    case .taskAssigned: .taskAssigned
    case .taskHeld: .taskHeld
    case .taskAdmitted: .taskAdmitted
    case .taskWithdrawn: .taskWithdrawn
    case .progressReported: .progressReported
    case .taskChecked: .taskChecked
    case .dutyEscalated: .dutyEscalated
    case .commandReviewed: .commandReviewed
    case .caseEvaluated: .caseEvaluated
    case .caseClosed: .caseClosed
    case .caseReopened: .caseReopened
    }
  }

  private var details: any Encodable {
    switch self {
    case .institutionFounded(let details): details
    case .inventoryPublished(let details): details
    case .inventoryDrafted(let details): details
    case .legalityReviewed(let details): details
    case .personEnrolled(let details): details
    case .seatAppointed(let details): details
    case .mandateEnded(let details): details
    case .personErased(let details): details
    case .registerKept(let details): details
    case .calendarKept(let details): details
    case .ladderKept(let details): details
    case .witnessesKept(let details): details
    case .trustAnchorsKept(let details): details
    case .revocationListKept(let details): details
    case .certificateEnrolled(let details): details
    case .certificateEnded(let details): details
    case .emergencyGranted(let details): details
    case .emergencyRevoked(let details): details
    case .emergencyReviewed(let details): details
    case .caseFiled(let details): details
    case .caseAccepted(let details): details
    case .caseReturned(let details): details
    case .caseResubmitted(let details): details
    case .handoverOffered(let details): details
    case .handoverAccepted(let details): details
    case .handoverDeclined(let details): details
    case .interestDeclared(let details): details
    case .caseEndorsed(let details): details
    case .endorsementWithdrawn(let details): details
    case .agendaReached(let details): details
    case .deliberationConvened(let details): details
    case .postAdded(let details): details
    case .postEdited(let details): details
    case .postModerated(let details): details
    case .proposalMade(let details): details
    case .proposalRevised(let details): details
    case .ballotCalled(let details): details
    case .voteCast(let details): details
    case .voteEnclosed(let details): details
    case .envelopesOpened(let details): details
    case .ballotClosed(let details): details
    case .rollCorrected(let details): details
    case .ballotDecided(let details): details
    case .proxyGranted(let details): details
    case .proxyRevoked(let details): details
    case .papersPrinted(let details): details
    case .paperEntered(let details): details
    case .papersOpened(let details): details
    case .credentialKeyPublished(let details): details
    case .credentialIssued(let details): details
    case .voteSealed(let details): details
    case .sealedVotesOpened(let details): details
    case .resolutionDrafted(let details): details
    case .resolutionSigned(let details): details
    case .signatureDeclined(let details): details
    case .resolutionInForce(let details): details
    case .taskAssigned(let details): details
    case .taskHeld(let details): details
    case .taskAdmitted(let details): details
    case .taskWithdrawn(let details): details
    case .progressReported(let details): details
    case .taskChecked(let details): details
    case .dutyEscalated(let details): details
    case .commandReviewed(let details): details
    case .caseEvaluated(let details): details
    case .caseClosed(let details): details
    case .caseReopened(let details): details
    }
  }
}

extension Event: Codable {
  private enum Member: String, CodingKey { case kind, details }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    func details<Details: Decodable>(_ type: Details.Type = Details.self) throws -> Details {
      try members.decode(type, forKey: .details)
    }
    self =
      switch try members.decode(EventKind.self, forKey: .kind) {
      case .institutionFounded: .institutionFounded(try details())
      case .inventoryPublished: .inventoryPublished(try details())
      case .inventoryDrafted: .inventoryDrafted(try details())
      case .legalityReviewed: .legalityReviewed(try details())
      case .personEnrolled: .personEnrolled(try details())
      case .seatAppointed: .seatAppointed(try details())
      case .mandateEnded: .mandateEnded(try details())
      case .personErased: .personErased(try details())
      case .registerKept: .registerKept(try details())
      case .calendarKept: .calendarKept(try details())
      case .ladderKept: .ladderKept(try details())
      case .witnessesKept: .witnessesKept(try details())
      case .trustAnchorsKept: .trustAnchorsKept(try details())
      case .revocationListKept: .revocationListKept(try details())
      case .certificateEnrolled: .certificateEnrolled(try details())
      case .certificateEnded: .certificateEnded(try details())
      case .emergencyGranted: .emergencyGranted(try details())
      case .emergencyRevoked: .emergencyRevoked(try details())
      case .emergencyReviewed: .emergencyReviewed(try details())
      case .caseFiled: .caseFiled(try details())
      case .caseAccepted: .caseAccepted(try details())
      case .caseReturned: .caseReturned(try details())
      case .caseResubmitted: .caseResubmitted(try details())
      case .handoverOffered: .handoverOffered(try details())
      case .handoverAccepted: .handoverAccepted(try details())
      case .handoverDeclined: .handoverDeclined(try details())
      case .interestDeclared: .interestDeclared(try details())
      case .caseEndorsed: .caseEndorsed(try details())
      case .endorsementWithdrawn: .endorsementWithdrawn(try details())
      case .agendaReached: .agendaReached(try details())
      case .deliberationConvened: .deliberationConvened(try details())
      case .postAdded: .postAdded(try details())
      case .postEdited: .postEdited(try details())
      case .postModerated: .postModerated(try details())
      case .proposalMade: .proposalMade(try details())
      case .proposalRevised: .proposalRevised(try details())
      case .ballotCalled: .ballotCalled(try details())
      case .voteCast: .voteCast(try details())
      case .voteEnclosed: .voteEnclosed(try details())
      case .envelopesOpened: .envelopesOpened(try details())
      case .ballotClosed: .ballotClosed(try details())
      case .rollCorrected: .rollCorrected(try details())
      case .ballotDecided: .ballotDecided(try details())
      case .proxyGranted: .proxyGranted(try details())
      case .proxyRevoked: .proxyRevoked(try details())
      case .papersPrinted: .papersPrinted(try details())
      case .paperEntered: .paperEntered(try details())
      case .papersOpened: .papersOpened(try details())
      case .credentialKeyPublished: .credentialKeyPublished(try details())
      case .credentialIssued: .credentialIssued(try details())
      case .voteSealed: .voteSealed(try details())
      case .sealedVotesOpened: .sealedVotesOpened(try details())
      case .resolutionDrafted: .resolutionDrafted(try details())
      case .resolutionSigned: .resolutionSigned(try details())
      case .signatureDeclined: .signatureDeclined(try details())
      case .resolutionInForce: .resolutionInForce(try details())
      case .taskAssigned: .taskAssigned(try details())
      case .taskHeld: .taskHeld(try details())
      case .taskAdmitted: .taskAdmitted(try details())
      case .taskWithdrawn: .taskWithdrawn(try details())
      case .progressReported: .progressReported(try details())
      case .taskChecked: .taskChecked(try details())
      case .dutyEscalated: .dutyEscalated(try details())
      case .commandReviewed: .commandReviewed(try details())
      case .caseEvaluated: .caseEvaluated(try details())
      case .caseClosed: .caseClosed(try details())
      case .caseReopened: .caseReopened(try details())
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(kind, forKey: .kind)
    try details.encode(to: members.superEncoder(forKey: .details))
  }
}
