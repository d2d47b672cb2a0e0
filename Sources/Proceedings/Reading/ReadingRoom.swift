package import Cases
package import Inventory
package import Record
package import Vocabulary
package import Voting

/// Where answers are read: views derived from the record, never the record's rules. Nothing here changes anything;
/// who reads private words is noted beside the record.
package protocol ReadingRoom: PracticeReading, PrivateReading, RollReading, SignatureReading {
  /// The institution; nil before its founding.
  func institution() async throws -> Institution?
  /// The inventory in force at an instant.
  func inventory(at instant: Instant) async throws -> CompiledInventory?
  /// A published version of the inventory by its name, or a draft by its id; a draft that was published is the
  /// version that it became.
  func inventory(version: String) async throws -> CompiledInventory?
  /// Every published version, the newest first.
  func inventoryVersions() async throws -> [PublishedVersion]
  /// The tables of a version or a draft to the byte, by their SHA-256 in hexadecimal.
  func inventoryTables(digest: String) async throws -> [UInt8]?

  /// Every draft of the inventory, the newest first.
  func inventoryDrafts() async throws -> [InventoryDraft]
  /// The drafts of the inventory in a case, the oldest first.
  func inventoryDrafts(in subject: CaseID) async throws -> [InventoryDraft]
  /// A draft with its tables compiled and checked, and the version that it would take the place of.
  func inventoryDraft(_ id: ProposalID) async throws -> DraftedInventory?
  /// Who drafted the inventory in a case.
  func drafters(of id: CaseID) async throws -> [Executor]

  /// What the home page counts.
  func figures() async throws -> Figures
  /// Cases that match, the most recently changed first.
  func cases(_ query: CaseQuery) async throws -> CaseList
  /// Everything public about a case, with one page of its posts.
  func dossier(_ id: CaseID, postPage: Int) async throws -> CaseDossier?
  /// Where a case stands.
  func standing(_ id: CaseID) async throws -> CaseStanding?
  /// A mark that differs whenever what is shown of a case may have changed; cheap enough to ask for each request.
  func mark(of id: CaseID) -> CaseMark
  /// Who executed a case.
  func executors(of id: CaseID) async throws -> [Executor]
  /// Who declared an interest in a case.
  func recused(in id: CaseID) async throws -> Set<PersonID>
  /// Every text of a post, the oldest first.
  func history(of post: PostID) async throws -> PostHistory?
  /// The vote of a person in a ballot, which only that person may see before the ballot is closed.
  func vote(of person: PersonID, in ballot: BallotID) async throws -> Vote?
  /// A counted ballot with everything that its count was made from; nil before the count.
  func counted(_ ballot: BallotID) async throws -> CountedBallot?
  /// Whether a person is on the roll of a ballot.
  func isOnRoll(_ person: PersonID, of ballot: BallotID) async throws -> Bool
  /// The entry of a person on the roll of a ballot, which only that person may see.
  func rollEntry(of person: PersonID, in ballot: BallotID) async throws -> RollEntry?
  /// SHA-256 of the blinded message for which a person got a credential, which only that person may see.
  func credentialRequest(of person: PersonID, in ballot: BallotID) async throws -> String?
  /// Where a vote of a secret ballot stands in the record; nil where the event is none in that ballot.
  func sealedReceipt(_ sequence: Int64, in ballot: BallotID) async throws -> SealedReceipt?

  /// What a person in a seat owes, the most urgent first.
  func duties(of seat: Seat, at instant: Instant) async throws -> [Duty]
  /// The duties that were escalated and are still owed, the longest overdue first.
  func escalations(at instant: Instant) async throws -> [EscalatedDuty]
  /// Every grant of emergency powers with what became of it, the newest first.
  func emergencies() async throws -> [EmergencyStanding]
  /// Who may have used emergency powers.
  func users(of grant: EmergencyGrant) async throws -> Executor
  /// The cases that a person filed, the newest first.
  func casesFiled(by person: PersonID) async throws -> [CaseSummary]

  /// How a person signs in, by login name.
  func credential(login: String) async throws -> Credential?
  /// A person with their seats, past and present.
  func person(_ id: PersonID) async throws -> PersonCard?
  /// A seat.
  func seat(_ id: SeatID) async throws -> Seat?
  /// The names of people.
  func names(of people: Set<PersonID>) async throws -> [PersonID: String]
  /// The people in the seats of a party whose mandate is in force.
  func members(of party: PartyID, at instant: Instant) async throws -> [(seat: Seat, name: String)]

  /// The size and the root of the record.
  func root() async throws -> RecordRoot
  /// Events from a sequence number on.
  func events(from sequence: Int64, limit: Int) async throws -> [RecordLine]
  /// The hashes of a tile of the record; nil when the record is too short for it.
  func hashes(of tile: Tile) async throws -> [NodeHash]?
  /// The bytes of the events of a bundle; nil when the record is too short for it.
  func entries(of bundle: EntryBundle) async throws -> [[UInt8]]?
  /// The proof that an event is in the record as it stands, or as it was at a size; nil where it is not.
  func inclusion(of sequence: Int64, size: Int64?) async throws -> ProvenInclusion?
  /// The proof that the record as it stands, or at a size, begins with all of what it was at a smaller size; nil for
  /// sizes it never had, and for 0.
  func consistency(from oldSize: Int64, to newSize: Int64?) async throws -> ProvenConsistency?
  /// The timestamps over checkpoints of the record, the newest first, at most so many.
  func timestampedDays(_ count: Int) async throws -> [KeptTimestamp]
  /// The timestamp over the checkpoint of a day.
  func timestamp(on day: CivilDate) async throws -> KeptTimestamp?
  /// The timestamp over a resolution.
  func timestamp(of resolution: ResolutionID) async throws -> KeptTimestamp?
}

/// The institution that a server serves.
package struct Institution: Sendable, Equatable {
  /// Its name.
  package let name: Bilingual
  /// The area it serves.
  package let area: AreaCode
  /// Its civil time.
  package let clock: CivilClock

  /// An institution.
  package init(name: Bilingual, area: AreaCode, clock: CivilClock) {
    self.name = name
    self.area = area
    self.clock = clock
  }
}

/// A published version of the inventory.
package struct PublishedVersion: Sendable, Equatable {
  /// The version.
  package let version: String
  /// Digest of its tables.
  package let digest: String
  /// The first day on which it binds.
  package let effectiveFrom: CivilDate
  /// When it was published.
  package let publishedAt: Instant
  /// The event that published it.
  package let sequence: Int64
  /// How many entries it has.
  package let entries: Int
  /// The case in which it was decided, and by which draft, review and resolution; none for the founding version.
  package let ground: (subject: CaseID, PublishingGround)?

  package static func == (left: Self, right: Self) -> Bool {
    left.version == right.version && left.digest == right.digest && left.effectiveFrom == right.effectiveFrom
      && left.publishedAt == right.publishedAt && left.sequence == right.sequence && left.entries == right.entries
      && left.ground?.subject == right.ground?.subject && left.ground?.1 == right.ground?.1
  }

  /// A published version.
  package init(
    version: String, digest: String, effectiveFrom: CivilDate, publishedAt: Instant, sequence: Int64, entries: Int,
    ground: (subject: CaseID, PublishingGround)? = nil
  ) {
    self.ground = ground
    self.version = version
    self.digest = digest
    self.effectiveFrom = effectiveFrom
    self.publishedAt = publishedAt
    self.sequence = sequence
    self.entries = entries
  }
}

/// What the home page counts; every figure is a count of the record.
package struct Figures: Sendable, Equatable {
  /// Cases by state.
  package let casesByState: [CaseState: Int]
  /// Cases whose filer said that the problem is solved.
  package let solved: Int
  /// Resolutions in force.
  package let resolutions: Int
  /// Votes that count.
  package let votes: Int
  /// Posts.
  package let posts: Int
  /// Events in the record.
  package let events: Int64

  /// Figures for the home page.
  package init(
    casesByState: [CaseState: Int], solved: Int, resolutions: Int, votes: Int, posts: Int, events: Int64
  ) {
    self.casesByState = casesByState
    self.solved = solved
    self.resolutions = resolutions
    self.votes = votes
    self.posts = posts
    self.events = events
  }
}

/// A mark of what is shown of a case.
package struct CaseMark: Sendable, Hashable {
  /// The last event that touched the case since the server started; 0 for none.
  package let sequence: Int64
  /// The last event that touched what all cases show, such as names and the inventory.
  package let epoch: Int64

  /// A mark.
  package init(sequence: Int64, epoch: Int64) {
    self.sequence = sequence
    self.epoch = epoch
  }
}

/// A person with their seats.
package struct PersonCard: Sendable, Equatable {
  /// The person.
  package let id: PersonID
  /// The public name.
  package let name: String
  /// The seats, the newest first.
  package let seats: [Seat]

  /// A person with their seats.
  package init(id: PersonID, name: String, seats: [Seat]) {
    self.id = id
    self.name = name
    self.seats = seats
  }
}

/// The size and root hash of the record.
package struct RecordRoot: Sendable, Equatable {
  /// How many events the record holds.
  package let size: Int64
  /// Root of the tree (RFC 9162), in hexadecimal.
  package let root: String

  /// A size and a root.
  package init(size: Int64, root: String) {
    self.size = size
    self.root = root
  }
}

/// A line of the record, with its bytes.
package struct RecordLine: Sendable {
  /// The event.
  package let event: RecordedEvent
  /// Its canonical bytes.
  package let bytes: [UInt8]
  /// Leaf hash in hexadecimal.
  package let leaf: String

  /// A line with its bytes and leaf hash.
  package init(event: RecordedEvent, bytes: [UInt8], leaf: String) {
    self.event = event
    self.bytes = bytes
    self.leaf = leaf
  }
}
