/// What can happen. One case a kind; the kind's word in the record is the one that `EventKind` gives.
package enum Event: Hashable, Sendable {
  // The institution
  case institutionFounded(InstitutionFounded)
  case inventoryPublished(InventoryPublished)
  case inventoryDrafted(InventoryDrafted)
  case legalityReviewed(LegalityReviewed)
  case personEnrolled(PersonEnrolled)
  case seatAppointed(SeatAppointed)
  case mandateEnded(MandateEnded)
  case personErased(PersonErased)
  case registerKept(RegisterKept)
  case calendarKept(CalendarKept)
  case ladderKept(LadderKept)
  case witnessesKept(WitnessesKept)
  // Certificates
  case trustAnchorsKept(TrustAnchorsKept)
  case revocationListKept(RevocationListKept)
  case certificateEnrolled(CertificateEnrolled)
  case certificateEnded(CertificateEnded)
  // Emergency powers
  case emergencyGranted(EmergencyGranted)
  case emergencyRevoked(EmergencyRevoked)
  case emergencyReviewed(EmergencyReviewed)
  // A case
  case caseFiled(CaseFiled)
  case caseAccepted(CaseAccepted)
  case caseReturned(CaseReturned)
  case caseResubmitted(CaseResubmitted)
  case handoverOffered(HandoverOffered)
  case handoverAccepted(HandoverAccepted)
  case handoverDeclined(HandoverDeclined)
  case interestDeclared(InterestDeclared)
  case caseEndorsed(CaseEndorsed)
  case endorsementWithdrawn(EndorsementWithdrawn)
  case agendaReached(AgendaReached)
  // Deliberation
  case deliberationConvened(DeliberationConvened)
  case postAdded(PostAdded)
  case postEdited(PostEdited)
  case postModerated(PostModerated)
  case proposalMade(ProposalMade)
  case proposalRevised(ProposalRevised)
  // Ballot
  case ballotCalled(BallotCalled)
  case voteCast(VoteCast)
  case voteEnclosed(VoteEnclosed)
  case envelopesOpened(EnvelopesOpened)
  case ballotClosed(BallotClosed)
  case rollCorrected(RollCorrected)
  case ballotDecided(BallotDecided)
  case proxyGranted(ProxyGranted)
  case proxyRevoked(ProxyRevoked)
  case papersPrinted(PapersPrinted)
  case paperEntered(PaperEntered)
  case papersOpened(PapersOpened)
  // Secret ballot
  case credentialKeyPublished(CredentialKeyPublished)
  case credentialIssued(CredentialIssued)
  case voteSealed(VoteSealed)
  case sealedVotesOpened(SealedVotesOpened)
  // Resolution
  case resolutionDrafted(ResolutionDrafted)
  case resolutionSigned(ResolutionSigned)
  case signatureDeclined(SignatureDeclined)
  case resolutionInForce(ResolutionInForce)
  // Duties
  case taskAssigned(TaskAssigned)
  case taskHeld(TaskHeld)
  case taskAdmitted(TaskAdmitted)
  case taskWithdrawn(TaskWithdrawn)
  case progressReported(ProgressReported)
  case taskChecked(TaskChecked)
  case dutyEscalated(DutyEscalated)
  case commandReviewed(CommandReviewed)
  // The end of a case, and its return
  case caseEvaluated(CaseEvaluated)
  case caseClosed(CaseClosed)
  case caseReopened(CaseReopened)
}

/// The word of each kind of event in the record, the API and the pages.
package enum EventKind: String, CaseIterable, Sendable, Codable {
  case institutionFounded = "institution.founded"
  case inventoryPublished = "inventory.published"
  case inventoryDrafted = "inventory.drafted"
  case legalityReviewed = "inventory.reviewed"
  case personEnrolled = "person.enrolled"
  case seatAppointed = "seat.appointed"
  case mandateEnded = "mandate.ended"
  case personErased = "person.erased"
  case registerKept = "register.kept"
  case calendarKept = "calendar.kept"
  case ladderKept = "ladder.kept"
  case witnessesKept = "witnesses.kept"
  case trustAnchorsKept = "trust-anchors.kept"
  case revocationListKept = "revocation-list.kept"
  case certificateEnrolled = "certificate.enrolled"
  case certificateEnded = "certificate.ended"
  case emergencyGranted = "emergency.granted"
  case emergencyRevoked = "emergency.revoked"
  case emergencyReviewed = "emergency.reviewed"
  case caseFiled = "case.filed"
  case caseAccepted = "case.accepted"
  case caseReturned = "case.returned"
  case caseResubmitted = "case.resubmitted"
  case handoverOffered = "handover.offered"
  case handoverAccepted = "handover.accepted"
  case handoverDeclined = "handover.declined"
  case interestDeclared = "interest.declared"
  case caseEndorsed = "case.endorsed"
  case endorsementWithdrawn = "endorsement.withdrawn"
  case agendaReached = "agenda.reached"
  case deliberationConvened = "deliberation.convened"
  case postAdded = "post.added"
  case postEdited = "post.edited"
  case postModerated = "post.moderated"
  case proposalMade = "proposal.made"
  case proposalRevised = "proposal.revised"
  case ballotCalled = "ballot.called"
  case voteCast = "vote.cast"
  case voteEnclosed = "vote.enclosed"
  case envelopesOpened = "envelopes.opened"
  case ballotClosed = "ballot.closed"
  case rollCorrected = "roll.corrected"
  case ballotDecided = "ballot.decided"
  case proxyGranted = "proxy.granted"
  case proxyRevoked = "proxy.revoked"
  case papersPrinted = "papers.printed"
  case paperEntered = "paper.entered"
  case papersOpened = "papers.opened"
  case credentialKeyPublished = "credential-key.published"
  case credentialIssued = "credential.issued"
  case voteSealed = "vote.sealed"
  case sealedVotesOpened = "sealed-votes.opened"
  case resolutionDrafted = "resolution.drafted"
  case resolutionSigned = "resolution.signed"
  case signatureDeclined = "signature.declined"
  case resolutionInForce = "resolution.in-force"
  case taskAssigned = "task.assigned"
  case taskHeld = "task.held"
  case taskAdmitted = "task.admitted"
  case taskWithdrawn = "task.withdrawn"
  case progressReported = "progress.reported"
  case taskChecked = "task.checked"
  case dutyEscalated = "duty.escalated"
  case commandReviewed = "command.reviewed"
  case caseEvaluated = "case.evaluated"
  case caseClosed = "case.closed"
  case caseReopened = "case.reopened"
}
