package import Vocabulary

/// The status of HTTP for every refusal, in this one place.
///
/// 403: who asks may not do it, or may not do it now. 409: someone was faster, or it is already so; whoever reads again
/// and tries again may succeed, or need not.
package enum Refusals {
  /// The status of a refusal.
  package static func status(of code: Refusal.Code) -> Int {
    switch code {
    case .noEntry, .prohibited, .wrongArea, .wrongStage, .mandateNotInForce, .notYourSeat, .separationOfDuties,
      .recused, .admissionMissing, .noInventory, .emergencyEnded, .coercionNotGranted, .emergencyNotGrantable,
      .emergencyTooLong, .emergencyReviewOverdue:
      403
    case .notTheFiler, .notTheReceiver, .notTheAccepter, .notTheAuthor, .notTheLead, .notTheVerifier,
      .consultationRequired,
      .feedbackMissing, .reviewMissing, .tasksUnfinished, .notOnRoll, .signatureNotRequired, .unknownHolder,
      .emptyRoll, .notAdopted, .blockingFindings, .outsideLists, .standardIncomplete, .notAboutTheInventory,
      .legalityReviewMissing, .draftNotResolved,
      .admissionRequired, .resourcesMissing, .admissionTooSoon, .assemblyVoteRequired, .noticeTooShort, .notForTheHead,
      .notYourData, .reasonMissing,
      .votesNotEqual, .issuerNotApart, .credentialForged, .credentialsExhausted, .sessionNotWanted,
      .signatureWanted, .signatureUnreadable, .signatureOfOtherText, .signatureInvalid, .signatureUntrusted,
      .certificateNotInForce, .certificateRevoked, .wrongKeyUsage, .notTheSigners, .revocationListOutdated, .noAnchors,
      .fieldWithoutPurpose, .noInitiative, .notAHousehold, .householdsUnknown, .onTheAgenda, .notEndorsed,
      .noProxy, .proxyToOneself, .proxyForbidden, .proxyLoop, .sameEntrant, .notInBatch,
      .proxyLimit, .holderNotOnRoll, .handedInLate:
      403
    case .alreadyFounded, .wrongState, .handoverPending, .noHandover, .ballotClosed, .ballotStillOpen, .alreadySigned,
      .alreadyDeclined, .signaturesComplete, .tooFewSignatories,
      .alreadyErased, .stillOnRoll,
      .textMismatch, .conflict, .taken, .nothingDue, .draftOutdated, .draftFrozen, .effectiveDatePassed,
      .admissionLapsed, .ballotNotOpen, .rollFrozen, .nothingChanged, .alreadySettled, .notHeldBack, .alreadyEndorsed,
      .emergencyNotOver, .proxyEnded, .heldBack, .noPapersLeft,
      .revocationListOlder, .certificateTaken,
      .secretBallot, .openBallot, .keyNotPublished, .keyPublished, .keyUsed, .credentialIssued:
      409
    }
  }
}
