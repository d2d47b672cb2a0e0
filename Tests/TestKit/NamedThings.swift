import Inventory
import Record
import Resolutions
import Vocabulary
import Voting

/// Everything that events name, so that a desk can be asked about all of it.
struct NamedThings {
  private(set) var instants: [Instant] = []
  private(set) var persons: Set<PersonID> = []
  private(set) var seats: Set<SeatID> = []
  private(set) var parties: Set<PartyID> = []
  private(set) var areas: Set<AreaCode> = []
  private(set) var cases: Set<CaseID> = []
  private(set) var posts: Set<PostID> = []
  private(set) var proposals: Set<ProposalID> = []
  private(set) var ballots: Set<BallotID> = []
  private(set) var resolutions: Set<ResolutionID> = []
  private(set) var tasks: Set<TaskID> = []
  private(set) var grants: [GrantID: PartyID] = [:]
  private(set) var mandates: Set<MandateID> = []
  private(set) var versions: Set<String> = []
  private(set) var digests: Set<String> = []
  private(set) var keys: Set<String> = []
  private(set) var serials: Set<String> = []
  private(set) var papers: Set<Int> = []

  /// Notes what an event names.
  mutating func note(_ recorded: RecordedEvent) {
    instants.append(recorded.at)
    persons.insert(recorded.author.person)
    seats.insert(recorded.author.seat)
    parties.insert(recorded.author.party)
    if let subject = recorded.subject { cases.insert(subject) }
    switch recorded.event {
    case .institutionFounded(let event): areas.insert(event.area)
    case .inventoryPublished(let event): note(event.version, event.digest)
    case .inventoryDrafted(let event): note(event.version, event.digest)
    case .personEnrolled(let event):
      persons.insert(event.person)
      areas.insert(event.area)
    case .seatAppointed(let event):
      persons.insert(event.seat.person)
      seats.insert(event.seat.id)
      parties.insert(event.seat.party)
    case .registerKept(let event): areas.insert(event.area)
    case .caseFiled(let event):
      areas.insert(event.area)
      parties.insert(event.receiver)
    case .emergencyGranted(let event):
      grants[event.grant.id] = event.grant.holder
      parties.insert(event.grant.holder)
    case .postAdded(let event): posts.insert(event.id)
    case .proposalMade(let event): proposals.insert(event.id)
    case .ballotCalled(let event):
      ballots.insert(event.id)
      persons.formUnion(event.roll.entries.map(\.voter))
    case .proxyGranted(let event): mandates.insert(event.id)
    case .paperEntered(let event): papers.insert(event.number)
    case .credentialKeyPublished(let event): keys.insert(event.key.id)
    case .voteSealed(let event): serials.insert(event.serial)
    case .resolutionDrafted(let event): resolutions.insert(event.resolution.id)
    case .taskAssigned(let event):
      tasks.insert(event.id)
      parties.formUnion([event.clause.lead] + event.clause.supports)
    case .taskHeld(let event): tasks.insert(event.id)
    default: break
    }
  }

  private mutating func note(_ version: String, _ digest: String) {
    versions.insert(version)
    digests.insert(digest)
  }
}
