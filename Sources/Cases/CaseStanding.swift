package import Inventory
package import Vocabulary

/// The facts about a case that its rules ask for.
package struct CaseStanding: Sendable, Equatable {
  /// The case.
  package let id: CaseID
  /// What it is about.
  package let matter: MatterCode
  /// Where it is.
  package let area: AreaCode
  /// How its matter is decided.
  package let track: Track
  /// Where it stands.
  package var state: CaseState
  /// Whether it is solved, as the filer says.
  package var outcome: CaseOutcome
  /// Who filed it; only this person evaluates and reopens it.
  package let filer: PersonID
  /// The party that has the duty and the clock: the first receiver until another party has accepted a handover.
  package var receiver: PartyID
  /// The party to which a handover is offered and not answered.
  package var handoverTo: PartyID?
  /// 1 when filed, one more with each reopening.
  package var round: Int
  /// When the filer was asked to evaluate.
  package var evaluationSince: Instant?
  /// The proposal that a ballot adopted in this round.
  package var adopted: ProposalID?
  /// The resolution or order that stands for signature or is in force in this round.
  package var resolution: ResolutionID?
  /// By when the receiver must convene, since enough households put the topic on the agenda; nil when they did not, and
  /// once it is convened.
  package var conveneBy: Instant?

  /// The facts about a case.
  package init(
    id: CaseID, matter: MatterCode, area: AreaCode, track: Track, state: CaseState, outcome: CaseOutcome = .unknown,
    filer: PersonID, receiver: PartyID, handoverTo: PartyID? = nil, round: Int = 1, evaluationSince: Instant? = nil,
    adopted: ProposalID? = nil, resolution: ResolutionID? = nil, conveneBy: Instant? = nil
  ) {
    self.conveneBy = conveneBy
    self.id = id
    self.matter = matter
    self.area = area
    self.track = track
    self.state = state
    self.outcome = outcome
    self.filer = filer
    self.receiver = receiver
    self.handoverTo = handoverTo
    self.round = round
    self.evaluationSince = evaluationSince
    self.adopted = adopted
    self.resolution = resolution
  }

  /// The stage of the inventory that the case is at.
  package var stage: StageCode { state.stage(on: track) }
}
