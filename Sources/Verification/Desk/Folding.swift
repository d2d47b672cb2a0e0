import Cases
import Duties
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

extension FoldedDesk {
  /// What each kind of event changes; the compiler sees to it that none is forgotten.
  func apply(_ recorded: RecordedEvent) throws {
    let (author, at, sequence) = (recorded.author, recorded.at, recorded.sequence)
    switch recorded.event {
    case .institutionFounded(let event): try institution.fold(event)
    case .calendarKept(let event): try institution.fold(event)
    case .ladderKept(let event): institution.fold(event)
    case .witnessesKept(let event): institution.fold(event)
    case .trustAnchorsKept(let event): trusts.fold(event)
    case .revocationListKept(let event): trusts.fold(event)
    case .certificateEnrolled(let event): try trusts.fold(event, by: author, at: at)
    case .certificateEnded(let event): try trusts.fold(event, at: at)
    case .registerKept(let event): institution.fold(event)
    case .personEnrolled(let event): try people.fold(event)
    case .seatAppointed(let event): try people.fold(event)
    case .mandateEnded(let event): try people.fold(event, at: at)
    case .personErased(let event): try people.fold(event, sequence: sequence)
    case .inventoryPublished(let event):
      if event.ground != nil { _ = try subject(of: recorded) }
      try inventories.fold(event, recorded)
    case .inventoryDrafted(let event):
      try demand(deliberation.proposal(event.proposal) != nil, "the draft is of a proposal that nobody made")
      try inventories.fold(event, in: try subject(of: recorded), recorded)
    case .legalityReviewed(let event): try inventories.fold(event, sequence: sequence)
    case .emergencyGranted(let event): try emergencies.fold(event, in: try subject(of: recorded), recorded)
    case .emergencyRevoked(let event): try emergencies.fold(event, recorded)
    case .emergencyReviewed(let event): try emergencies.fold(event, recorded)
    case .proxyGranted(let event): try proxies.fold(event)
    case .proxyRevoked(let event): try proxies.fold(event, at: at)
    case .caseFiled(let event): try apply(event, recorded)
    default:
      let subject = try subject(of: recorded)
      switch recorded.event {
      case .postAdded(let event): try deliberation.fold(event, in: subject, by: author.person)
      case .voteCast(let event): try ballots.fold(event, by: author.person)
      case .voteEnclosed(let event): try ballots.fold(event, recorded)
      case .voteSealed(let event):
        if try secrets.fold(event, sequence: sequence) { try ballots.amend(event.ballot) { $0.voted += 1 } }
      default: try apply(recorded, in: subject)
      }
    }
  }

  private func apply(_ event: CaseFiled, _ recorded: RecordedEvent) throws(Unfounded) {
    try demand(recorded.subject == event.id, "the event belongs to another case than the one that it files")
    try demand(people.enrolled.contains(recorded.author.person), "the case is filed by someone who is not enrolled")
    try cases.fold(
      event, by: recorded.author.person, inYear: institution.clock.date(of: recorded.at).components.year)
    try people.commit(event.commitments, inFilingOf: event.id)
  }

  /// What happens in a case, save for what happens most often.
  private func apply(_ recorded: RecordedEvent, in subject: CaseID) throws {
    let (person, party, at) = (recorded.author.person, recorded.author.party, recorded.at)
    func take(_ step: CaseStep) throws(Unfounded) { try cases.take(step, in: subject, at: at) }
    switch recorded.event {
    case .caseAccepted(let event): try take(.accept(by: event.lead))
    case .caseReturned: try take(.turnBack(by: party))
    case .caseResubmitted(let event): try cases.fold(event, in: subject, by: person, at: at)
    case .handoverOffered(let event):
      try take(.offerHandover(by: party, to: event.to))
      try cases.amend(subject) { $0.offeredAt = at }
    case .handoverAccepted(let event): try take(.acceptHandover(by: event.lead))
    case .handoverDeclined: try take(.declineHandover(by: party))
    case .interestDeclared: try cases.amend(subject) { $0.recused.insert(person) }
    case .caseEndorsed(let event): try cases.fold(event, in: subject, by: person)
    case .endorsementWithdrawn: try cases.withdrawEndorsement(in: subject, by: person)
    case .agendaReached(let event): try cases.fold(event, in: subject, at: at)
    case .deliberationConvened: try take(.convene(by: party))
    case .postEdited(let event): try deliberation.fold(event)
    case .postModerated(let event): try deliberation.check(event)
    case .proposalMade(let event): try deliberation.fold(event, in: subject, by: party)
    case .proposalRevised(let event): try deliberation.fold(event)
    case .dutyEscalated(let event): try cases.fold(event, in: subject)
    case .commandReviewed: try take(.review)
    case .caseEvaluated(let event): try take(.evaluate(by: person, event.outcome))
    case .caseClosed(let event): try take(.close(event.ground))
    case .caseReopened: try cases.reopen(subject, by: person, at: at)
    default:
      if try !applyBallot(recorded, in: subject), try !applyResolution(recorded, in: subject) {
        throw Unfounded("nothing is known of events of the kind \(recorded.event.kind.rawValue)")
      }
    }
  }

  /// Events of ballots; gives whether it is one.
  private func applyBallot(_ recorded: RecordedEvent, in subject: CaseID) throws -> Bool {
    switch recorded.event {
    case .ballotCalled(let event):
      try ballots.fold(event, in: subject, recorded) { deliberation.proposal($0) != nil }
      try cases.take(.callBallot(by: recorded.author.party), in: subject, at: recorded.at)
    case .envelopesOpened(let event): try ballots.fold(event)
    case .rollCorrected(let event): try ballots.fold(event)
    case .ballotClosed(let event):
      try ballots.fold(event, onPaper: papers.agreed(on: event.papers?.counted ?? [], of: event.ballot))
      guard event.result.outcome != .awaitsHead else { return true }
      let adopted = ballots[event.ballot]?.facts.adopted(by: event.result, event.tally).first
      try cases.take(.closeBallot(by: recorded.author.party, adopted: adopted), in: subject, at: recorded.at)
    case .ballotDecided(let event):
      try ballots.fold(event)
      guard let facts = ballots[event.ballot]?.facts, let lead = cases[subject]?.standing.receiver else { return true }
      let adopted = facts.adopted(by: event.result, facts.tally).first
      try cases.take(.closeBallot(by: lead, adopted: adopted), in: subject, at: recorded.at)
    case .papersPrinted(let event):
      try demand(ballots.contains(event.ballot), "the papers are for a ballot that nobody called")
      try papers.fold(event)
    case .paperEntered(let event):
      try demand(ballots.contains(event.ballot), "the paper is for a ballot that nobody called")
      try papers.fold(event, recorded)
    case .papersOpened(let event): try papers.fold(event)
    case .credentialKeyPublished(let event):
      try demand(ballots.contains(event.ballot), "the key is for a ballot that nobody called")
      try secrets.fold(event, recorded)
    case .credentialIssued(let event):
      try demand(people.enrolled.contains(recorded.author.person), "the credential is for someone who is not enrolled")
      try secrets.fold(event, to: recorded.author.person)
    case .sealedVotesOpened(let event): try secrets.fold(event)
    default: return false
    }
    return true
  }

  /// Events of resolutions and tasks; gives whether it is one.
  private func applyResolution(_ recorded: RecordedEvent, in subject: CaseID) throws(Unfounded) -> Bool {
    let (party, at) = (recorded.author.party, recorded.at)
    func take(_ step: CaseStep) throws(Unfounded) { try cases.take(step, in: subject, at: at) }
    switch recorded.event {
    case .resolutionDrafted(let event):
      let frozen = event.resolution
      try demand(frozen.subject == subject, "the resolution decides another case than the one that it stands in")
      try resolutions.fold(event, at: at)
      try take(frozen.kind == .order ? .order(by: party, frozen.id) : .draft(by: party, frozen.id))
    case .resolutionSigned(let event): try resolutions.fold(event, by: party)
    case .signatureDeclined(let event):
      if try resolutions.fold(event, by: party) { try take(.declineSignature) }
    case .resolutionInForce(let event):
      try resolutions.fold(event, at: at)
      if cases[subject]?.standing.state == .resolving { try take(.enterIntoForce) }
    case .taskAssigned(let event):
      try resolutions.fold(event, in: subject, at: at)
      try cases.execute([event.clause.lead] + event.clause.supports, in: subject)
    case .taskHeld(let event): try resolutions.fold(event, in: subject)
    case .taskAdmitted(let event): try resolutions.settle(event.task, .admitted)
    case .taskWithdrawn(let event): try resolutions.settle(event.task, .withdrawn)
    case .progressReported(let event):
      try cases.report(by: recorded.author, in: subject, at: at)
      if try resolutions.fold(event) { try take(.reportLastTask) }
    case .taskChecked(let event):
      let isLast = try resolutions.fold(event)
      if event.finding == .sentBack { try take(.sendBack) } else if isLast { try take(.verifyLastTask) }
    default: return false
    }
    return true
  }
}
