package import Cases
package import Inventory
package import Vocabulary

/// What may be done with a case now, by whom, and whether the reader may.
package struct Power: Sendable {
  /// The command.
  package let command: String
  /// The act that the inventory is asked for.
  package let act: Act
  /// Who holds the power here, in the order of the inventory.
  package let holders: [Holding]
  /// The answer for the reader; nil for someone who is not signed in.
  package let decision: Decision?

  /// A power over a case.
  package init(command: String, act: Act, holders: [Holding], decision: Decision?) {
    self.command = command
    self.act = act
    self.holders = holders
    self.decision = decision
  }
}

extension CaseStanding {
  /// The commands that the state of the case allows now, whoever gives them.
  package var openCommands: [String] {
    stateCommands + (isGovernance ? inventoryCommands : []) + petitionCommands
      + (isOpenForGrants ? [GrantEmergency.kind.name] : [])
  }

  /// The commands by which households put a topic on the agenda.
  private var petitionCommands: [String] {
    guard track == .consult, conveneBy == nil else { return [] }
    return switch state {
    case .filed, .returned, .accepted: ["endorse-case", "withdraw-endorsement"]
    default: []
    }
  }

  /// The commands about a draft of the inventory, in a case of governance.
  private var inventoryCommands: [String] {
    switch state {
    case .deliberating: ["draft-inventory", "review-legality"]
    case .balloting, .resolving: ["review-legality"]
    case .executing, .verifying, .evaluating: ["review-legality", "publish-inventory"]
    case .filed, .returned, .accepted, .reviewing, .closed: []
    }
  }

  private var stateCommands: [String] {
    switch state {
    case .filed where handoverTo == nil: ["accept-case", "return-case", "offer-handover", "declare-interest"]
    case .filed: ["accept-handover", "decline-handover", "declare-interest"]
    case .returned: ["resubmit-case"]
    case .accepted where track == .command: ["issue-order", "declare-interest"]
    case .accepted: ["convene-deliberation", "declare-interest"]
    case .deliberating:
      ["add-post", "make-proposal", "revise-proposal", "call-ballot", "moderate-post", "declare-interest"]
    case .balloting:
      [
        "cast-vote", "request-credential", "issue-credentials", "correct-roll", "print-papers", "enter-paper-ballot",
        "settle-paper-ballot", "close-ballot", "decide-as-head", "add-post", "declare-interest",
      ]
    case .resolving where resolution == nil: ["draft-resolution", "declare-interest"]
    case .resolving: ["sign-resolution", "decline-signature", "declare-interest"]
    case .executing: ["report-progress"]
    case .verifying: ["check-task", "declare-interest"]
    case .reviewing: ["review-command", "declare-interest"]
    case .evaluating: ["evaluate-case", "close-case", "reopen-case"]
    case .closed: ["reopen-case"]
    }
  }
}

extension CompiledInventory {
  /// Who may do what with a case now, and why the reader may or may not.
  ///
  /// - Parameter drafters: who drafted the inventory in the case; they may not review their draft.
  package func powers(
    over standing: CaseStanding, for actor: Actor?, facts: DecisionFacts, drafters: [Executor] = [], at now: Instant
  ) -> [Power] {
    standing.openCommands.compactMap { name in
      guard let kind = Commands.named(name) else { return nil }
      var facts = facts
      if kind.act == .reviewLegality { facts.executors = drafters }
      let (matter, stage) = (standing.matter(for: kind.act), standing.stage(for: kind.act))
      let decision = actor.map {
        decide(
          DecisionRequest(
            actor: $0, act: kind.act, matter: matter, stage: stage, area: standing.area, at: now,
            facts: facts))
      }
      return Power(
        command: name, act: kind.act,
        holders: holders(
          of: kind.act, matter: matter, stage: stage, area: standing.area, at: now),
        decision: decision)
    }
  }
}
