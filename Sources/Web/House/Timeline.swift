import Cases
import Duties
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

/// What happened in a case, in words, with who did it and under which entry.
extension CaseDrawing {
  var timeline: [TimelineItem] {
    dossier.timeline.map { line in
      TimelineItem(
        at: time(line.at), words: words["event.\(line.event.kind.rawValue)"], detail: detail(line.event),
        party: names.party(line.author.party), person: name(line.author.person),
        entry: line.authority.map { Link($0.entry.text, Address.entry($0.entry)) }, basis: line.authority.map(ground),
        event: Link(words("notice.event", ["sequence": String(line.sequence)]), Address.event(line.sequence)),
        tone: tone(line.event))
    }
  }

  /// The article and the version of the inventory under which an act was permitted.
  private func ground(_ authority: Authority) -> String {
    let version = "\(words["cite.version"]) \(authority.inventory)"
    guard let basis = names.basis(of: authority.entry, in: authority.inventory) else { return version }
    return "\(basis) · \(version)"
  }

  private func tone(_ event: Event) -> Mark.Tone {
    switch event {
    case .legalityReviewed(let reviewed): reviewed.finding == .passed ? .done : .stop
    case .inventoryDrafted: .open
    case .caseReturned, .handoverDeclined, .signatureDeclined: .stop
    case .dutyEscalated(let escalated): escalated.alarm == nil ? escalated.word.tone : .stop
    case .taskChecked(let checked): checked.finding == .passed ? .done : .stop
    case .ballotClosed(let closed):
      closed.result.outcome == .awaitsHead ? .wait : closed.result.isAdopted ? .done : .stop
    case .ballotDecided(let decided): decided.result.isAdopted ? .done : .stop
    case .handoverOffered, .caseReopened, .resolutionDrafted, .taskHeld: .wait
    case .emergencyGranted: .open
    case .emergencyRevoked: .stop
    case .emergencyReviewed(let reviewed): reviewed.finding == .proper ? .done : .stop
    case .taskWithdrawn: .quiet
    case .deliberationConvened, .ballotCalled, .taskAssigned, .agendaReached: .open
    case .postModerated, .interestDeclared, .caseClosed: .quiet
    case .progressReported(let reported): reported.progress == .done ? .done : .open
    default: .done
    }
  }

  /// More about an event: its reason, its subject, its result.
  private func detail(_ event: Event) -> String? {
    switch event {
    case .caseFiled(let filed): words("timeline.receiver", ["party": names.party(filed.receiver)])
    case .caseReturned(let returned): returned.reason
    case .handoverOffered(let offered): "→ \(names.party(offered.to))\(words["form.colon"])\(offered.reason)"
    case .handoverDeclined(let declined): declined.reason
    case .interestDeclared(let interest): interest.text
    case .agendaReached(let reached):
      words(
        "timeline.agenda",
        [
          "endorsed": words.grouped(reached.endorsed), "households": words.grouped(reached.households),
          "party": names.party(reached.receiver), "until": words.dueTime(reached.conveneBy, on: scene.clock).words,
        ])
    case .deliberationConvened(let convened): convened.question
    case .postModerated(let moderated): moderated.reason
    case .proposalMade(let proposal): proposal.title
    case .proposalRevised(let revised):
      "\(revised.title) · \(words("version", ["number": String(revised.version)]))\(words["form.colon"])\(revised.note)"
    case .ballotCalled(let called):
      words(
        "timeline.ballot",
        [
          "proposal": ballotTitle(called), "rule": called.rule.title[names.language],
          "roll": words.grouped(called.roll.entries.count),
          "closes": words.dueTime(called.closes, on: scene.clock).words,
        ])
    case .inventoryDrafted(let drafted):
      words(
        "timeline.inventory-drafted",
        [
          "version": drafted.version, "day": words.day(drafted.effectiveFrom).words,
          "path": words["path.\(drafted.path.rawValue)"], "blocking": String(drafted.blocking),
          "warnings": String(drafted.warnings),
        ])
    case .legalityReviewed(let reviewed):
      "\(words["finding.\(reviewed.finding.rawValue)"])\(words["form.colon"])\(reviewed.opinion)"
    case .inventoryPublished(let published):
      words(
        "timeline.inventory-published",
        ["version": published.version, "day": words.day(published.effectiveFrom).words])
    case .rollCorrected(let corrected): corrected.correction.reason
    case .ballotDecided(let decided):
      [words["ballot.outcome.\(decided.result.outcome.rawValue)"], decided.result.head?.reason].compactMap(\.self)
        .filter { !$0.isEmpty }.joined(separator: words["form.colon"])
    case .ballotClosed(let closed): words["ballot.outcome.\(closed.result.outcome.rawValue)"]
    case .resolutionDrafted(let drafted): drafted.resolution.title
    case .resolutionSigned(let signed): resolutionTitle(signed.resolution)
    case .signatureDeclined(let declined): declined.reason
    case .resolutionInForce(let entered): resolutionTitle(entered.resolution)
    case .taskAssigned(let assigned):
      words(
        "timeline.task",
        [
          "text": assigned.clause.text, "lead": names.party(assigned.clause.lead),
          "due": words.day(assigned.clause.due).words,
        ])
    case .progressReported(let reported):
      "\(words["progress.\(reported.progress.rawValue)"])\(words["form.colon"])\(reported.text)"
    case .taskChecked(let checked):
      "\(words["finding.\(checked.finding.rawValue)"])\(words["form.colon"])\(checked.text)"
    case .commandReviewed(let reviewed): reviewed.text
    case .dutyEscalated(let escalated): said(escalated)
    case .taskHeld(let held):
      words(
        "timeline.held",
        ["number": String(held.clause.number), "text": held.clause.text, "party": names.party(held.party)])
    case .emergencyGranted(let granted):
      words(
        "timeline.emergency",
        [
          "party": names.party(granted.grant.holder), "acts": names.acts(granted.grant.acts),
          "to": scene.second(granted.grant.to).words, "basis": granted.grant.basis,
        ])
    case .emergencyRevoked(let revoked): revoked.reason
    case .emergencyReviewed(let reviewed):
      "\(words["emergency.finding.\(reviewed.finding.rawValue)"])\(words["form.colon"])\(reviewed.text)"
    case .taskAdmitted(let admitted): admitted.reason
    case .taskWithdrawn(let withdrawn): withdrawn.reason
    case .caseEvaluated(let evaluated):
      words(
        "timeline.evaluated",
        [
          "outcome": words["outcome.\(evaluated.outcome.rawValue)"],
          "score": words("evaluation.score", ["score": String(evaluated.satisfaction)]),
        ])
    case .caseClosed(let closed): words["ground.\(closed.ground.rawValue)"]
    case .caseReopened(let reopened): reopened.reason
    default: nil
    }
  }

  /// Whose duty went up, to whom, and whether anyone received it.
  private func said(_ escalated: DutyEscalated) -> String {
    let said = words(
      escalated.multiple == 0 ? "timeline.escalated.due" : "timeline.escalated",
      [
        "word": words["escalation.\(escalated.word.rawValue)"], "holder": names.party(escalated.holder),
        "duty": words["act.\(escalated.duty.command).title"], "multiple": String(escalated.multiple),
        "to": escalated.to.map(names.party) ?? words["overdue.nobody"],
      ])
    guard let alarm = escalated.alarm else { return said }
    return said + " · " + words["alarm.\(alarm.rawValue)"]
  }

  private func ballotTitle(_ called: BallotCalled) -> String {
    dossier.ballots.first { $0.id == called.id }.map { dossier.title(of: $0, words) } ?? called.id.text
  }

  private func resolutionTitle(_ id: ResolutionID) -> String {
    dossier.resolutions.first { $0.frozen.id == id }?.frozen.title ?? id.text
  }

  // MARK: Handovers, evaluations

  var handovers: [HandoverItem] {
    var items: [HandoverItem] = []
    for (index, line) in dossier.timeline.enumerated() {
      guard case .handoverOffered(let offered) = line.event else { continue }
      var answer = Mark(words["handover.open"], .wait)
      var reason: String?
      var answered: Moment?
      answers: for later in dossier.timeline[(index + 1)...] {
        switch later.event {
        case .handoverAccepted: answer = Mark(words["handover.accepted"], .done)
        case .handoverDeclined(let declined):
          answer = Mark(words["handover.declined"], .stop)
          reason = declined.reason
        default: continue answers
        }
        answered = time(later.at)
        break
      }
      items.append(
        HandoverItem(
          from: names.party(line.author.party), to: names.party(offered.to), reason: offered.reason, at: time(line.at),
          answer: answer, answerReason: reason, answered: answered))
    }
    return items
  }

  var evaluations: [EvaluationItem] {
    var items: [EvaluationItem] = []
    var round = 1
    for line in dossier.timeline where line.event.isAboutTheResult {
      var outcome: Mark?
      var satisfaction: String?
      let kind: String
      let text: String?
      switch line.event {
      case .caseEvaluated(let evaluated):
        (kind, text) = ("evaluation.kind", evaluated.text)
        outcome = names.mark(evaluated.outcome)
        satisfaction = words("evaluation.score", ["score": String(evaluated.satisfaction)])
      case .commandReviewed(let reviewed): (kind, text) = ("evaluation.review", reviewed.text)
      case .caseClosed(let closed):
        (kind, text) = ("evaluation.closed", words["ground.\(closed.ground.rawValue)"])
        outcome = names.mark(closed.outcome)
      case .caseReopened(let reopened):
        (kind, text) = ("evaluation.reopened", reopened.reason)
        round = reopened.round
      default: continue
      }
      items.append(
        EvaluationItem(
          kind: words[kind], outcome: outcome, satisfaction: satisfaction, text: text, name: name(line.author.person),
          party: names.party(line.author.party), at: time(line.at),
          round: round > 1 ? words("round", ["round": String(round)]) : nil))
    }
    return items
  }
}

extension Event {
  /// Whether it says something about the result: an evaluation, a review, the closing, a reopening.
  var isAboutTheResult: Bool {
    switch self {
    case .caseEvaluated, .commandReviewed, .caseClosed, .caseReopened: true
    default: false
    }
  }
}
