import Cases
import Crypto
import Foundation
import Inventory
import NIOCore
import Proceedings
import Record
import Synchronization
import Vocabulary
import Voting
import Web

/// A clock that tests move.
final class FakeClock: Sendable {
  private let value: Mutex<Instant>

  init(_ text: String) {
    value = Mutex(Instant(rfc3339: text) ?? Instant(milliseconds: 0))
  }

  var now: Instant { value.withLock { $0 } }

  func advance(seconds: Int64) {
    value.withLock { $0 = $0.advanced(byMilliseconds: seconds * 1_000) }
  }
}

/// Random bytes that are the same in every run.
final class FakeEntropy: Sendable {
  private let drawn = Mutex<UInt64>(0)

  func bytes(_ count: Int) -> [UInt8] {
    let number = drawn.withLock { drawn in
      drawn += 1
      return drawn
    }
    var bytes: [UInt8] = []
    while bytes.count < count { bytes += SHA256.hash(data: Data("\(number) \(bytes.count)".utf8)) }
    return Array(bytes.prefix(count))
  }
}

/// A door that says what a test wants, and remembers who came with what.
final class FakeRegister: Register {
  struct Failure: Error { let secret = "SELECT secret FROM machine" }

  private let came = Mutex<[(name: String, acting: ActingSeat)]>([])
  private let answer = Mutex<Verdict?>(nil)
  private let trouble = Mutex<StorageMeaning?>(nil)

  var commands: [(name: String, acting: ActingSeat)] { came.withLock { $0 } }

  func answer(with verdict: Verdict?) { answer.withLock { $0 = verdict } }

  /// Storage that fails.
  struct Trouble: StorageTrouble { let meaning: StorageMeaning? }

  func fail(with meaning: StorageMeaning) { trouble.withLock { $0 = meaning } }

  func perform(_ command: any Command, by acting: ActingSeat) async throws -> Verdict {
    if let meaning = trouble.withLock({ $0 }) { throw Trouble(meaning: meaning) }
    came.withLock { $0.append((type(of: command).kind.name, acting)) }
    guard let verdict = answer.withLock({ $0 }) else { throw Failure() }
    return verdict
  }

  static let receipt = Receipt(
    sequence: 41, count: 1, leaf: String(repeating: "ab", count: 32), at: Instant(milliseconds: 1_782_900_000_000),
    subject: "2026-0001", made: "post-41")
}

/// Sessions in memory.
final class FakeSessionBook: SessionBook {
  private let kept = Mutex<[[UInt8]: Session]>([:])

  var all: [Session] { kept.withLock { Array($0.values) } }

  func open(_ session: Session) async throws { kept.withLock { $0[session.digest] = session } }

  func session(digest: [UInt8], at instant: Instant) async throws -> Session? {
    kept.withLock { $0[digest].flatMap { $0.expiresAt > instant ? $0 : nil } }
  }

  func choose(_ seat: SeatID, digest: [UInt8]) async throws { kept.withLock { $0[digest]?.seat = seat } }
  func close(digest: [UInt8]) async throws { kept.withLock { $0[digest] = nil } }

  func closeAll(of person: PersonID) async throws {
    kept.withLock { $0 = $0.filter { $0.value.person != person } }
  }
}

/// A record that nobody witnesses.
struct FakeCosignatureBook: CosignatureBook {
  func keep(_ cosignatures: [Cosignature]) async throws {}
  func witnessing() async throws -> Witnessing { Witnessing(policy: nil, cosignatures: []) }
}

/// What can be read, in memory.
final class FakeRoom: ReadingRoom {
  let tables: CompiledInventory?
  let credentials: [String: Credential]
  let people: [PersonID: PersonCard]
  private let state = Mutex(State())

  struct State: Sendable {
    var mark = CaseMark(sequence: 0, epoch: 0)
    var lines: [RecordLine] = []
    var dossier: CaseDossier?
  }

  init(inventory: CompiledInventory?, credentials: [Credential], people: [PersonCard], dossier: CaseDossier?) {
    tables = inventory
    self.credentials = Dictionary(uniqueKeysWithValues: credentials.map { ($0.login, $0) })
    self.people = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
    state.withLock { $0.dossier = dossier }
  }

  func change(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

  private func dossier(_ id: CaseID) -> CaseDossier? {
    state.withLock { $0.dossier.flatMap { $0.standing.id == id ? $0 : nil } }
  }

  func institution() async throws -> Institution? {
    AreaCode("990102001").map { Institution(name: Bilingual(zh: "和平街道", en: "Heping"), area: $0, clock: .china) }
  }
  func inventory(at instant: Instant) async throws -> CompiledInventory? { tables }
  func inventory(version: String) async throws -> CompiledInventory? { tables?.version == version ? tables : nil }
  func inventoryVersions() async throws -> [PublishedVersion] { [] }
  func inventoryTables(digest: String) async throws -> [UInt8]? { nil }
  func inventoryDrafts() async throws -> [InventoryDraft] { [] }
  func inventoryDrafts(in subject: CaseID) async throws -> [InventoryDraft] { [] }
  func inventoryDraft(_ id: ProposalID) async throws -> DraftedInventory? { nil }
  func drafters(of id: CaseID) async throws -> [Executor] { [] }
  func figures() async throws -> Figures {
    Figures(casesByState: [.filed: 1], solved: 0, resolutions: 0, votes: 0, posts: 0, events: 5)
  }
  func cases(_ query: CaseQuery) async throws -> CaseList {
    let items = state.withLock { $0.dossier }.map { dossier in
      CaseSummary(
        id: dossier.standing.id, title: dossier.title, matter: dossier.standing.matter, area: dossier.standing.area,
        state: dossier.standing.state, outcome: dossier.standing.outcome, receiver: dossier.standing.receiver,
        filedAt: dossier.filedAt, changedAt: dossier.changedAt, posts: dossier.postCount)
    }
    return CaseList(items: items.map { [$0] } ?? [], next: nil)
  }
  func dossier(_ id: CaseID, postPage: Int) async throws -> CaseDossier? { dossier(id) }
  func standing(_ id: CaseID) async throws -> CaseStanding? { dossier(id)?.standing }
  func mark(of id: CaseID) -> CaseMark { state.withLock { $0.mark } }
  func executors(of id: CaseID) async throws -> [Executor] { [] }
  func recused(in id: CaseID) async throws -> Set<PersonID> { [] }
  func history(of post: PostID) async throws -> PostHistory? { nil }
  func vote(of person: PersonID, in ballot: BallotID) async throws -> Vote? {
    Vote(voice: .choice(.yes), statement: nil)
  }
  func counted(_ ballot: BallotID) async throws -> CountedBallot? { nil }
  func isOnRoll(_ person: PersonID, of ballot: BallotID) async throws -> Bool { true }
  func rollEntry(of person: PersonID, in ballot: BallotID) async throws -> RollEntry? {
    RollEntry(voter: person, units: ["1-101"], heads: 1, area: 9_137)
  }
  func credentialRequest(of person: PersonID, in ballot: BallotID) async throws -> String? { nil }
  func sealedReceipt(_ sequence: Int64, in ballot: BallotID) async throws -> SealedReceipt? { nil }
  func privateWords(of id: CaseID, for reader: PrivateReader) async throws -> [String: String] {
    ["contact": "13800000000"]
  }
  func personalFields(of owner: PersonID?) async throws -> [PersonalField] { [] }
  func personalData(of person: PersonID) async throws -> PersonalData? {
    people[person].map { PersonalData(person: person, name: $0.name, tables: [], withheld: []) }
  }
  func duties(of seat: Seat, at instant: Instant) async throws -> [Duty] { [] }
  func drift(from: CivilDate?, through: CivilDate?) async throws -> DriftReport {
    DriftReport(cases: 0, findings: [])
  }
  func administrativeShare(
    in month: CivilMonth, area: AreaCode?, at instant: Instant
  ) async throws -> AdministrativeShareReport {
    AdministrativeShareReport(month: month, communities: [])
  }
  func emergencies() async throws -> [EmergencyStanding] { [] }
  func trust(of party: PartyID) async throws -> PartyTrust { PartyTrust() }
  func trustingParties() async throws -> [TrustingParty] { [] }
  func certificates(of holder: CertificateHolder) async throws -> [KeptCertificate] { [] }
  func certificate(_ fingerprint: String) async throws -> KeptCertificate? { nil }
  func signatures(under resolution: ResolutionID) async throws -> [KeptSignature] { [] }
  func users(of grant: EmergencyGrant) async throws -> Executor { Executor(party: grant.holder) }
  func mandates(of person: PersonID) async throws -> [KeptMandate] { [] }
  func representation(
    of person: PersonID, in ballot: BallotID, at instant: Instant
  ) async throws -> Representation? { Representation(votesFor: ["林小满"], votedBy: nil) }
  func papers(of batch: String, in ballot: BallotID) async throws -> PrintedPapers? { nil }
  func escalations(at instant: Instant) async throws -> [EscalatedDuty] { [] }
  func casesFiled(by person: PersonID) async throws -> [CaseSummary] { [] }
  func credential(login: String) async throws -> Credential? { credentials[login] }
  func person(_ id: PersonID) async throws -> PersonCard? { people[id] }
  func seat(_ id: SeatID) async throws -> Seat? { people.values.flatMap(\.seats).first { $0.id == id } }
  func names(of people: Set<PersonID>) async throws -> [PersonID: String] { [:] }
  func members(of party: PartyID, at instant: Instant) async throws -> [(seat: Seat, name: String)] {
    people.values.flatMap { person in person.seats.filter { $0.party == party }.map { ($0, person.name) } }
  }
  func root() async throws -> RecordRoot { RecordRoot(size: 5, root: String(repeating: "0", count: 64)) }
  func events(from sequence: Int64, limit: Int) async throws -> [RecordLine] {
    state.withLock { Array($0.lines.filter { $0.event.sequence >= sequence }.prefix(limit)) }
  }

  // The record has five leaves that are all the same.
  func hashes(of tile: Tile) async throws -> [NodeHash]? {
    tile.level == 0 && tile.index == 0 && tile.width <= 5
      ? Array(repeating: Self.leaf.node, count: tile.width) : nil
  }
  func entries(of bundle: EntryBundle) async throws -> [[UInt8]]? {
    bundle.index == 0 && bundle.width <= 5 ? Array(repeating: [0x7B, 0x7D], count: bundle.width) : nil
  }
  func timestampedDays(_ count: Int) async throws -> [KeptTimestamp] { [] }
  func timestamp(on day: CivilDate) async throws -> KeptTimestamp? { nil }
  func timestamp(of resolution: ResolutionID) async throws -> KeptTimestamp? { nil }
  func inclusion(of sequence: Int64, size: Int64?) async throws -> ProvenInclusion? {
    let size = size ?? 5
    let tree = TiledTree(size: size) { Array(repeating: Self.leaf.node, count: $0.width) }
    guard size <= 5, let proof = try InclusionProof(index: sequence, size: size, node: tree.node) else { return nil }
    return ProvenInclusion(proof: proof, leaf: Self.leaf, root: try tree.root())
  }
  func consistency(from oldSize: Int64, to newSize: Int64?) async throws -> ProvenConsistency? {
    let newSize = newSize ?? 5
    func tree(_ size: Int64) -> TiledTree {
      TiledTree(size: size) { Array(repeating: Self.leaf.node, count: $0.width) }
    }
    guard newSize <= 5,
      let proof = try ConsistencyProof(oldSize: oldSize, newSize: newSize, node: tree(newSize).node)
    else { return nil }
    return ProvenConsistency(proof: proof, oldRoot: try tree(oldSize).root(), newRoot: try tree(newSize).root())
  }

  private static let leaf = LeafHash(of: [0x7B, 0x7D])
}

/// Pages that say everything they are given, so that a test sees what a page could show.
final class FakeFaces: Faces {
  private let counter = Mutex(0)
  let room: FakeRoom

  init(room: FakeRoom) { self.room = room }

  /// How many pages were drawn.
  var drawn: Int { counter.withLock { $0 } }

  private func face(_ name: String, _ visit: Visit, _ words: String = "") -> Face {
    counter.withLock { $0 += 1 }
    let reader = visit.reader.map { "\($0.person.name) seat \($0.seat?.id.text ?? "none") csrf \($0.csrf)" } ?? "nobody"
    return Face(
      "<!doctype html><title>\(name)</title><p>\(visit.language.rawValue) \(reader)<p>\(words)",
      isPersonal: visit.reader != nil)
  }

  func home(_ visit: Visit) async throws -> Face { face("home", visit) }
  func cases(_ query: CaseQuery, faults: [FieldFault], _ visit: Visit) async throws -> Face {
    face("cases", visit, "\(query) \(faults)")
  }
  func theCase(_ id: CaseID, postPage: Int, _ visit: Visit) async throws -> Face {
    guard try await room.dossier(id, postPage: postPage) != nil else { throw Unknown("case", id.text) }
    return face("case", visit, "\(id) \(postPage) receipt \(visit.receipt.map(String.init) ?? "none")")
  }
  func history(of post: PostID, in id: CaseID, _ visit: Visit) async throws -> Face { face("history", visit) }
  func resolution(_ resolution: ResolutionID, in id: CaseID, problem: Problem?, _ visit: Visit) async throws -> Face {
    face("resolution", visit)
  }
  func akomaNtoso(of resolution: ResolutionID, in id: CaseID, _ visit: Visit) async throws -> Face {
    face("akoma-ntoso", visit)
  }
  func proposal(_ proposal: ProposalID, in id: CaseID, from: Int?, to: Int?, _ visit: Visit) async throws -> Face {
    face("proposal", visit)
  }
  func ballot(_ id: BallotID, in subject: CaseID, form: Form?, problem: Problem?, _ visit: Visit) async throws -> Face {
    face("ballot", visit, "\(id) \(problem?.status ?? 200)")
  }
  func ballotCheck(_ id: BallotID, in subject: CaseID, form: Form, voice: Voice, _ visit: Visit) async throws -> Face {
    face("ballot-check", visit, "\(id) \(voice)")
  }
  func papers(_ batch: String, of ballot: BallotID, in subject: CaseID, _ visit: Visit) async throws -> Face {
    face("papers", visit, "\(ballot) \(batch)")
  }
  func proxies(_ visit: Visit) async throws -> Face { face("proxies", visit) }
  func receipt(
    _ found: SealedReceipt, of id: BallotID, in subject: CaseID, _ visit: Visit
  ) async throws -> Face { face("receipt", visit, id.text) }
  func trust(_ visit: Visit) async throws -> Face { face("trust", visit) }
  func certificates(_ visit: Visit) async throws -> Face { face("certificates", visit) }
  func secretHelp(_ visit: Visit) async throws -> Face { face("secret-help", visit) }
  func form(_ attempt: Attempt, _ visit: Visit) async throws -> Face {
    face(
      "form", visit,
      "\(attempt.kind.name) \(attempt.form.values) \(attempt.form.rows) more \(attempt.rowWanted ?? "none") "
        + "\(attempt.problem.map { "\($0.code) \($0.detail) \($0.faults.map { $0.found.field + $0.detail })" } ?? "")")
  }
  func desk(_ visit: Visit) async throws -> Face { face("desk", visit) }
  func privacy(of asked: String?, _ visit: Visit) async throws -> Face { face("privacy", visit, asked ?? "") }
  func personalData(_ visit: Visit) async throws -> Face { face("personal-data", visit) }
  func administrativeShare(
    in month: CivilMonth?, area: AreaCode?, faults: [FieldFault], _ visit: Visit
  ) async throws -> Face {
    face("administrative-share", visit, "\(faults)")
  }
  func drift(from: CivilDate?, to: CivilDate?, faults: [FieldFault], _ visit: Visit) async throws -> Face {
    face("drift", visit, "\(faults)")
  }
  func emergencies(_ visit: Visit) async throws -> Face { face("emergencies", visit) }
  func overdue(_ visit: Visit) async throws -> Face { face("overdue", visit) }
  func inventory(_ visit: Visit) async throws -> Face { face("inventory", visit) }
  func entries(_ visit: Visit) async throws -> Face { face("entries", visit) }
  func area(_ code: AreaCode, _ visit: Visit) async throws -> Face { face("area", visit, code.text) }
  func parties(_ visit: Visit) async throws -> Face { face("parties", visit) }
  func findings(_ visit: Visit) async throws -> Face { face("findings", visit) }
  func comparison(_ visit: Visit) async throws -> Face { face("comparison", visit) }
  func inventoryVersions(_ visit: Visit) async throws -> Face { face("versions", visit) }
  func draft(_ id: ProposalID, _ visit: Visit) async throws -> Face { face("draft \(id.text)", visit) }
  func matter(_ code: MatterCode, _ visit: Visit) async throws -> Face { face("matter", visit, code.text) }
  func areas(_ visit: Visit) async throws -> Face { face("areas", visit) }
  func entry(_ code: EntryCode, _ visit: Visit) async throws -> Face { face("entry", visit, code.text) }
  func who(_ question: WhoQuestion?, faults: [FieldFault], _ visit: Visit) async throws -> Face { face("who", visit) }
  func party(_ id: PartyID, _ visit: Visit) async throws -> Face { face("party", visit, id.text) }
  func person(_ id: PersonID, _ visit: Visit) async throws -> Face { face("person", visit) }
  func record(from sequence: Int64?, _ visit: Visit) async throws -> Face { face("record", visit) }
  func event(_ sequence: Int64, _ visit: Visit) async throws -> Face { face("event", visit) }
  func help(_ visit: Visit) async throws -> Face { face("help", visit) }
  func signIn(next: String?, login: String?, problem: Problem?, _ visit: Visit) async throws -> Face {
    face("sign-in", visit, "next \(next ?? "none") login \(login ?? "none") \(problem?.detail ?? "")")
  }
  func seats(next: String?, problem: Problem?, _ visit: Visit) async throws -> Face { face("seats", visit) }
  func problem(_ problem: Problem, _ visit: Visit) async throws -> Face {
    face("problem", visit, "\(problem.code) \(problem.title) \(problem.detail) \(problem.reference ?? "")")
  }
}
