import Foundation
import Inventory
import Proceedings
import Record
import Resolutions
import Storage
import Vocabulary
import Voting

/// A resolution with the events of the record that speak of it.
struct BundledResolution {
  let resolution: FrozenResolution
  /// The ballot called and closed, the text drafted, each signature, the entry into force; in order.
  private(set) var events: [RecordLine] = []
  private(set) var roll: Roll?
  /// The names of the parties that occur, from the inventory under which the text was drafted.
  let names: [String: Bilingual]

  /// The record has no resolution of this name; it has these, the newest last.
  struct Unknown: Error { let known: [String] }

  /// Finds a resolution.
  ///
  /// - Throws: `Unknown` when the record has none of this name.
  init(_ id: ResolutionID, in room: SQLiteReadingRoom) async throws {
    var known: [String] = []
    var called: [BallotID: RecordLine] = [:]
    var closed: [BallotID: RecordLine] = [:]
    var own: [RecordLine] = []
    // Whom parties trusted, and what they knew revoked, before and between the signatures.
    var trust: [RecordLine] = []
    var trusting: Set<PartyID> = []
    var found: (FrozenResolution, RecordedEvent)?
    var next: Int64 = 0
    while true {
      let page = try await room.events(from: next, limit: 1000)
      guard let last = page.last else { break }
      next = last.event.sequence + 1
      for line in page {
        if case .resolutionDrafted(let drafted) = line.event.event { known.append(drafted.resolution.id.text) }
        switch line.event.event {
        case .ballotCalled(let ballot): called[ballot.id] = line
        case .ballotClosed(let ballot): closed[ballot.ballot] = line
        case .resolutionDrafted(let drafted) where drafted.resolution.id == id:
          found = (drafted.resolution, line.event)
          own.append(line)
        case .trustAnchorsKept, .revocationListKept: trust.append(line)
        case .resolutionSigned(let signed) where signed.resolution == id:
          own.append(line)
          if signed.signature != nil { trusting.insert(line.event.author.party) }
        case .signatureDeclined(let declined) where declined.resolution == id: own.append(line)
        case .resolutionInForce(let inForce) where inForce.resolution == id: own.append(line)
        default: break
        }
      }
    }
    guard let (resolution, drafted) = found else { throw Unknown(known: known) }
    self.resolution = resolution
    for (ballot, line) in called {
      guard case .ballotCalled(let details) = line.event.event, let proposal = resolution.proposal,
        details.version(of: proposal) == resolution.proposalVersion, details.rollDigest == resolution.rollDigest,
        let closing = closed[ballot]
      else { continue }
      roll = details.roll
      events = [line, closing]
    }
    let last = own.last?.event.sequence ?? 0
    events += (own + trust.filter { $0.event.sequence < last && $0.event.concernsTrust(of: trusting) })
    events.sort { $0.event.sequence < $1.event.sequence }
    let inventory = try await room.inventory(version: drafted.authority?.inventory ?? "")
    let parties =
      [drafted.author.party] + resolution.signatories.map(\.party)
      + resolution.clauses.flatMap { [$0.lead] + $0.supports + [$0.verifier].compactMap(\.self) }
    names = Dictionary(
      parties.map { ($0.text, inventory?.party($0)?.name ?? Bilingual(zh: $0.text, en: $0.text)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The files of the bundle but for README and sums, by name.
  func files(in room: SQLiteReadingRoom, key: NoteSigner) async throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    files["resolution.json"] = try CanonicalJSON.encode(resolution)
    files["parties.json"] = try CanonicalJSON.encode(names)
    files["resolution.html"] = Array(
      ResolutionPage(resolution: resolution, names: names, events: events.map(\.event)).html.utf8)
    if let roll { files["roll.json"] = roll.canonicalBytes }
    for signed in RecordedSignatures(events.map(\.event)).signed { files.merge(try signed.files()) { $1 } }
    let root = try await room.root()
    guard let hash = NodeHash(hexadecimal: root.root) else { throw CocoaError(.fileReadCorruptFile) }
    let note = try Checkpoint(origin: key.verifier.name, size: root.size, root: hash).signed(by: key)
    files["record/checkpoint"] = Array(note.description.utf8)
    files["record/key"] = Array((key.verifier.description + "\n").utf8)
    for line in events {
      let sequence = line.event.sequence
      guard let proven = try await room.inclusion(of: sequence, size: root.size) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      files["record/\(sequence).json"] = line.bytes
      files["record/\(sequence).tlog-proof"] = Array(
        ProofFile(index: sequence, path: proven.proof.path, note: note).description.utf8)
    }
    return files
  }
}

extension RecordedEvent {
  /// Whether it says whom one of these parties trusts.
  fileprivate func concernsTrust(of parties: Set<PartyID>) -> Bool {
    switch event {
    case .trustAnchorsKept(let kept): parties.contains(kept.party)
    case .revocationListKept(let kept): parties.contains(kept.party)
    default: false
    }
  }
}
