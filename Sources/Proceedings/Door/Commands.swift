/// Every command there is. What is not listed here cannot be done.
package enum Commands {
  /// All commands, in the order of a reader's journey.
  package static let all: [CommandKind] = [
    FoundInstitution.kind, EnrolPerson.kind, AppointSeat.kind, EndMandate.kind, ErasePerson.kind,
    KeepRegister.kind, KeepCalendar.kind, KeepLadder.kind, KeepWitnesses.kind,
    KeepTrustAnchors.kind, KeepRevocationList.kind, EnrolCertificate.kind, EndCertificate.kind, RevokeCertificate.kind,
    FileCase.kind, AcceptCase.kind, ReturnCase.kind, ResubmitCase.kind,
    OfferHandover.kind, AcceptHandover.kind, DeclineHandover.kind, DeclareInterest.kind,
    EndorseCase.kind, WithdrawEndorsement.kind,
    ConveneDeliberation.kind, AddPost.kind, EditPost.kind, ModeratePost.kind, MakeProposal.kind,
    ReviseProposal.kind,
    DraftInventory.kind, ReviewLegality.kind, PublishInventory.kind,
    CallBallot.kind, CorrectRoll.kind, CastVote.kind, CloseBallot.kind, DecideAsHead.kind,
    GrantProxy.kind, EnterProxy.kind, RevokeProxy.kind,
    PrintPapers.kind, EnterPaperBallot.kind, SettlePaperBallot.kind,
    IssueCredentials.kind, RequestCredential.kind, CastSecretVote.kind,
    DraftResolution.kind, SignResolution.kind, DeclineSignature.kind, IssueOrder.kind,
    GrantEmergency.kind, RevokeEmergency.kind, ReviewEmergency.kind,
    ReportProgress.kind, CheckTask.kind, ReviewCommand.kind, EscalateDuties.kind, AdmitTask.kind, WithdrawTask.kind,
    EvaluateCase.kind, CloseCase.kind, ReopenCase.kind,
  ]

  /// The command of a name, such as `accept-case`.
  package static func named(_ name: String) -> CommandKind? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
