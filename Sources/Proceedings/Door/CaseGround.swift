package import Cases
import Inventory
package import Vocabulary

extension Ground {
  /// The ground of a command about a case: its matter and area, the stage it is at, and who executed it or declared
  /// an interest, as far as the act asks for that history.
  package static func aboutCase(_ id: CaseID, for act: Act, on desk: any Desk) throws -> Ground {
    let standing = try desk.required(id)
    let executors =
      act == .reviewLegality ? try desk.drafters(of: id) : act.isSupervising ? try desk.executors(of: id) : []
    return .inventory(
      matter: standing.matter, stage: standing.stage(for: act), area: standing.area,
      facts: DecisionFacts(executors: executors, recused: try desk.recused(in: id)), subject: id)
  }

  /// The ground of a command about the institution itself: the matter of governance, in the institution's area.
  package static func aboutTheInstitution(on desk: any Desk, at area: AreaCode? = nil) throws -> Ground {
    guard let root = area ?? desk.area else { throw Refusal(.noInventory) }
    return .inventory(
      matter: .governance, stage: .governance, area: root, facts: DecisionFacts(), subject: nil)
  }
}

extension CaseStanding {
  /// The stage at which the inventory is asked for an act: what is done to the inventory itself is governance, wherever
  /// the case stands; endorsing belongs to bringing it; everything else is done at the stage of the case.
  package func stage(for act: Act) -> StageCode {
    switch act {
    case .draftInventory, .reviewLegality, .publishInventory, .grantEmergency, .reviewEmergency: .governance
    // Whoever may bring a problem may stand behind it, also once it is accepted.
    case .endorse: .intake
    default: stage
    }
  }

  /// The matter in which the inventory is asked for an act: emergency powers are given by the institution, whatever the
  /// case in which that happens is about.
  package func matter(for act: Act) -> MatterCode {
    switch act {
    case .grantEmergency, .reviewEmergency: .governance
    default: matter
    }
  }

  /// Whether the case is about the institution's own rules, so that drafts of the inventory belong to it.
  package var isGovernance: Bool { MatterCode.governance.covers(matter) }
}

extension Act {
  /// Whether who executed the case may not do this act (执行与监督分离).
  package var isSupervising: Bool {
    switch self {
    case .verify, .review, .close, .reviewLegality, .reviewEmergency: true
    default: false
    }
  }
}

extension Identifier where Subject == Vocabulary.Subject.Matter {
  /// The matter under which the institution itself is kept: people, seats, registers, the inventory (共治事务).
  package static var governance: Self { "ZL" }
}

extension Desk {
  /// A case that must exist.
  package func required(_ id: CaseID) throws -> CaseStanding {
    guard let standing = try standing(id) else { throw Unknown("case", id.text) }
    return standing
  }

  /// A draft of the inventory that must exist, in the case that is named with it.
  package func required(draft: ProposalID, in subject: CaseID) throws -> DraftFacts {
    guard let facts = try self.draft(draft), facts.subject == subject else { throw Unknown("draft", draft.text) }
    return facts
  }

  /// A ballot that must exist, in the case that is named with it.
  package func required(_ id: BallotID, in subject: CaseID) throws -> BallotFacts {
    guard let ballot = try ballot(id), ballot.subject == subject else { throw Unknown("ballot", id.text) }
    return ballot
  }

  /// A post that must exist, in the case that is named with it.
  package func required(_ id: PostID, in subject: CaseID) throws -> PostFacts {
    guard let post = try post(id), post.subject == subject else { throw Unknown("post", id.text) }
    return post
  }

  /// A proposal that must exist, in the case that is named with it.
  package func required(_ id: ProposalID, in subject: CaseID) throws -> ProposalFacts {
    guard let proposal = try proposal(id), proposal.subject == subject else { throw Unknown("proposal", id.text) }
    return proposal
  }

  /// A resolution that must exist, in the case that is named with it.
  package func required(_ id: ResolutionID, in subject: CaseID) throws -> ResolutionFacts {
    guard let resolution = try resolution(id), resolution.subject == subject else {
      throw Unknown("resolution", id.text)
    }
    return resolution
  }

  /// A task that must exist, in the case that is named with it.
  package func required(_ id: TaskID, in subject: CaseID) throws -> TaskFacts {
    guard let task = try task(id), task.subject == subject else { throw Unknown("task", id.text) }
    return task
  }
}
