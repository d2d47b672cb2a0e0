import Cases
import Deliberation
import Duties
import Inventory
import Proceedings
import Resolutions
import Vocabulary
import Voting

/// The facts of a case that decide which forms a reader is offered, without its long texts.
struct CaseFacts: Sendable {
  struct Proposal: Sendable {
    let id: ProposalID
    let party: PartyID
    let title: String
    let version: Int
  }

  struct Ballot: Sendable {
    let id: BallotID
    /// The title of the proposal that is voted on; empty where several options are.
    let proposal: String
    /// The options, where there are several.
    let sheet: BallotSheet?
    let opens: Instant?
    let closes: Instant
    let isFull: Bool
    let awaitsHead: Bool
    /// How far the entry of papers is; nil where none were printed.
    let papers: PaperProgress?
    var isSecret = false
    /// Whether the key of a secret ballot is published.
    var hasKey = false
  }

  struct Resolution: Sendable {
    let id: ResolutionID
    let title: String
    let digest: String
    let signing: Signing
  }

  struct Post: Sendable {
    let id: PostID
    let author: PersonID
    let name: String
    let beginning: String
    let isFolded: Bool
  }

  struct Task: Sendable {
    let standing: TaskStanding
    let number: Int
    let text: String
  }

  let standing: CaseStanding
  let title: String
  let proposals: [Proposal]
  /// The ballot that is open.
  let ballot: Ballot?
  /// The resolution that stands for signature or is in force.
  let resolution: Resolution?
  /// The tasks of that resolution.
  let tasks: [Task]
  /// The posts on the page.
  let posts: [Post]
  let executors: [Executor]
  let drafters: [Executor]
  let recused: Set<PersonID>
  /// The drafts of the inventory in the case, the oldest first.
  let drafts: [InventoryDraft]
  /// Who endorses the case.
  let endorsers: Set<PersonID>
  /// The emergency powers that were given in the case or reach it, to whomever.
  let grants: [EmergencyGrant]

  init(
    _ dossier: CaseDossier, executors: [Executor], drafters: [Executor] = [], recused: Set<PersonID>,
    drafts: [InventoryDraft] = []
  ) {
    self.drafters = drafters
    self.drafts = drafts
    grants = dossier.emergencies.map(\.grant)
    standing = dossier.standing
    endorsers = Set(dossier.petition?.endorsers ?? [])
    title = dossier.title
    proposals = dossier.proposals.compactMap { proposal in
      proposal.versions.last.map {
        Proposal(id: proposal.id, party: proposal.party, title: $0.title, version: $0.number)
      }
    }
    ballot = dossier.ballots.last { $0.result == nil || $0.result?.outcome == .awaitsHead }.map { ballot in
      Ballot(
        id: ballot.id, proposal: dossier.proposalTitle(of: ballot) ?? "", sheet: ballot.sheet,
        opens: ballot.manner.opens, closes: ballot.closes, isFull: ballot.voted >= ballot.rollSize,
        awaitsHead: ballot.result != nil, papers: ballot.manner.papers, isSecret: ballot.manner.isSecret,
        hasKey: ballot.manner.credentials != nil)
    }
    resolution = dossier.resolutions.last { $0.frozen.id == dossier.standing.resolution }.map { resolution in
      Resolution(
        id: resolution.frozen.id, title: resolution.frozen.title, digest: resolution.digest,
        signing: resolution.signing)
    }
    tasks = dossier.tasks.filter { $0.resolution == dossier.standing.resolution }.map { task in
      Task(
        standing: TaskStanding(
          id: task.id, lead: task.clause.lead, supports: task.clause.supports, due: task.clause.due, state: task.state,
          verifier: task.clause.verifier),
        number: task.clause.number, text: task.clause.text)
    }
    posts = dossier.posts.map {
      Post(
        id: $0.id, author: $0.author, name: $0.name, beginning: String($0.text.prefix(40)),
        isFolded: $0.moderated != nil)
    }
    self.executors = executors
    self.recused = recused
  }
}

extension ProposalView {
  /// A version of the proposal.
  func version(_ number: Int) -> Version? { versions.first { $0.number == number } }
}
