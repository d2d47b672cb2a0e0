import Inventory
package import Vocabulary

/// A step in the life of a case. What a step is about (texts, parties, clauses) does not decide whether it may be
/// taken; who takes it and where the case stands does.
package enum CaseStep: Sendable, Equatable {
  case accept(by: PartyID)
  case turnBack(by: PartyID)
  case resubmit(by: PersonID)
  case offerHandover(by: PartyID, to: PartyID)
  case acceptHandover(by: PartyID)
  case declineHandover(by: PartyID)
  case reachAgenda(conveneBy: Instant)
  case convene(by: PartyID)
  case callBallot(by: PartyID)
  case closeBallot(by: PartyID, adopted: ProposalID?)
  case draft(by: PartyID, ResolutionID)
  case declineSignature
  case enterIntoForce
  case order(by: PartyID, ResolutionID)
  case reportLastTask
  case sendBack
  case verifyLastTask
  case review
  case evaluate(by: PersonID, CaseOutcome)
  case close(ClosingGround)
  case reopen(by: PersonID)
}

/// Why a case may be closed.
package enum ClosingGround: String, CaseIterable, Sendable, Codable {
  /// The filer has said whether the problem is solved.
  case evaluated
  /// The filer was asked and did not answer in time.
  case noAnswer = "no-answer"
}

extension CaseStanding {
  /// Days that the filer has to evaluate before a case may be closed without an answer.
  package static var daysToEvaluate: Int { 7 }

  /// The case after a step, or why the step cannot be taken.
  ///
  /// - Refuses: `wrongState` with the states from which the step can be taken; the code that names the wrong person
  ///   or party; `consultationRequired` for an order in a matter that must be consulted.
  package func after(_ step: CaseStep, at now: Instant) throws(Refusal) -> CaseStanding {
    var next = self
    switch step {
    case .accept(let party):
      try require(.filed)
      try requireReceiver(party)
      try requireNoHandover()
      next.state = .accepted
    case .turnBack(let party):
      try require(.filed)
      try requireReceiver(party)
      try requireNoHandover()
      try requireOffTheAgenda()
      next.state = .returned
    case .resubmit(let person):
      try require(.returned)
      try requireFiler(person)
      next.state = .filed
    case .offerHandover(let party, let accepter):
      try require(.filed)
      try requireReceiver(party)
      try requireNoHandover()
      guard accepter != receiver else { throw Refusal(.notTheAccepter, details: ["party": accepter.text]) }
      next.handoverTo = accepter
    case .acceptHandover(let party):
      try require(.filed)
      try requireAccepter(party)
      next.receiver = party
      next.handoverTo = nil
      next.state = .accepted
    case .declineHandover(let party):
      try require(.filed)
      try requireAccepter(party)
      next.handoverTo = nil
    case .reachAgenda(let conveneBy):
      try requireEndorsable()
      next.conveneBy = conveneBy
      // What was returned comes back by itself: its households have said that it is to be deliberated.
      if state == .returned { next.state = .filed }
    case .convene(let party):
      try require(.accepted)
      guard track == .consult else { throw Refusal(.wrongState, details: ["state": state.rawValue]) }
      try requireReceiver(party)
      next.state = .deliberating
      next.conveneBy = nil
    case .callBallot(let party):
      try require(.deliberating)
      try requireReceiver(party)
      next.state = .balloting
    case .closeBallot(let party, let proposal):
      try require(.balloting)
      try requireReceiver(party)
      next.adopted = proposal
      next.state = proposal == nil ? .deliberating : .resolving
    case .draft(let party, let resolution):
      try require(.resolving)
      try requireReceiver(party)
      guard adopted != nil else { throw Refusal(.notAdopted) }
      guard self.resolution == nil else { throw Refusal(.conflict, details: ["state": state.rawValue]) }
      next.resolution = resolution
    case .declineSignature:
      try require(.resolving)
      next.resolution = nil
      next.adopted = nil
      next.state = .deliberating
    case .enterIntoForce:
      try require(.resolving)
      next.state = .executing
    case .order(let party, let resolution):
      try requireOrderIsEnough()
      try require(.accepted)
      try requireReceiver(party)
      next.resolution = resolution
      next.state = .executing
    case .reportLastTask:
      try require(.executing)
      next.state = .verifying
    case .sendBack:
      try require(.verifying)
      next.state = .executing
    case .verifyLastTask:
      try require(.verifying)
      next.state = track == .command ? .reviewing : .evaluating
      next.evaluationSince = track == .command ? nil : now
    case .review:
      try require(.reviewing)
      next.state = .evaluating
      next.evaluationSince = now
    case .evaluate(let person, let outcome):
      try require(.evaluating)
      try requireFiler(person)
      next.outcome = outcome
    case .close(let ground):
      try require(.evaluating)
      try requireGround(ground, at: now)
      next.state = .closed
    case .reopen(let person):
      try require(.evaluating, .closed)
      try requireFiler(person)
      next.state = .accepted
      next.outcome = .unknown
      next.round += 1
      next.adopted = nil
      next.resolution = nil
      next.evaluationSince = nil
      next.conveneBy = nil
    }
    return next
  }

  private func require(_ states: CaseState...) throws(Refusal) {
    guard states.contains(state) else {
      throw Refusal(
        .wrongState,
        details: ["state": state.rawValue, "needed": states.map(\.rawValue).joined(separator: " ")])
    }
  }

  /// Endorsing has a sense until the parties are called together: afterwards the topic is deliberated anyway.
  package func requireEndorsable() throws(Refusal) {
    try requireOffTheAgenda()
    guard track == .consult else { throw Refusal(.noInitiative, details: ["matter": matter.text]) }
    try require(.filed, .returned, .accepted)
  }

  /// A topic that its households put on the agenda is neither sent back nor taken off it.
  private func requireOffTheAgenda() throws(Refusal) {
    if let conveneBy { throw Refusal(.onTheAgenda, details: ["until": String(conveneBy.milliseconds)]) }
  }

  private func requireReceiver(_ party: PartyID) throws(Refusal) {
    guard party == receiver else { throw Refusal(.notTheReceiver, holders: [receiver]) }
  }

  private func requireFiler(_ person: PersonID) throws(Refusal) {
    guard person == filer else { throw Refusal(.notTheFiler) }
  }

  private func requireAccepter(_ party: PartyID) throws(Refusal) {
    guard let handoverTo else { throw Refusal(.noHandover) }
    guard party == handoverTo else { throw Refusal(.notTheAccepter, holders: [handoverTo]) }
  }

  private func requireNoHandover() throws(Refusal) {
    if let handoverTo { throw Refusal(.handoverPending, holders: [handoverTo]) }
  }

  private func requireOrderIsEnough() throws(Refusal) {
    guard track == .command else { throw Refusal(.consultationRequired, details: ["matter": matter.text]) }
  }

  private func requireGround(_ ground: ClosingGround, at now: Instant) throws(Refusal) {
    switch ground {
    case .evaluated:
      guard outcome != .unknown else { throw Refusal(.feedbackMissing) }
    case .noAnswer:
      let deadline = evaluationSince?.advanced(byDays: Self.daysToEvaluate)
      guard outcome == .unknown, let deadline, now >= deadline else {
        throw Refusal(.feedbackMissing, details: ["until": String(deadline?.milliseconds ?? 0)])
      }
    }
  }
}
