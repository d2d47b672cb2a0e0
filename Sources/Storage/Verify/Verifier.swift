import Crypto
import Foundation
import GRDB
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

/// Checks a record from its first event on: bytes, hashes and roots; then, on views of its own, that the inventory
/// permitted each act, that each step was legal, and that each count and digest comes out the same.
///
/// It opens the database read-only and shares no state with a server.
package struct Verifier {
  private let source: DatabaseQueue
  private let scratch: DatabaseQueue
  private let shelf = InventoryShelf()
  private var isPublicCopy = false
  private var verification = Verification()

  /// A verifier of the record in a data directory.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package init(directory: String) throws { try self.init(file: directory + "/" + Store.fileName) }

  /// A verifier of the record in a database file.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package init(file path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    source = try DatabaseQueue(path: path, configuration: configuration)
    scratch = try DatabaseQueue()
    try Schema.migrator.migrate(scratch)
  }

  /// A verifier of a public copy, in which what lies beside the record is withheld and there are no views.
  init(publicCopy path: String) throws {
    try self.init(file: path)
    isPublicCopy = true
  }

  /// The views that the record gave; only after `verify`.
  func withViews<Result>(_ read: (Database) throws -> Result) throws -> Result { try scratch.read(read) }

  /// Checks everything and reports the first fault.
  package mutating func verify(progress: (Int64) -> Void = { _ in }) throws -> Verification {
    verification = Verification()
    do {
      try source.read { source in
        try scratch.write { scratch in
          try scratch.execute(sql: "PRAGMA defer_foreign_keys = ON")
          try check(source, on: scratch, progress: progress)
          if !isPublicCopy {
            verification.viewsAgree = try Schema.digest(of: source) == Schema.digest(of: scratch)
          }
          verification.erased = try scratch.erasedCommitments
          verification.withheld =
            try scratch.commitments - verification.erased - verification.privateValues - verification.envelopes
        }
      }
    } catch let fault as Verification.Fault {
      verification.fault = fault
    } catch let broken as BrokenRecord {
      verification.fault = Verification.Fault(sequence: broken.sequence, reason: broken.reason)
    }
    return verification
  }

  private mutating func check(_ source: Database, on scratch: Database, progress: (Int64) -> Void) throws {
    var frontier = MerkleFrontier()
    var last: RecordedEvent?
    let roots = try Row.fetchCursor(source, sql: "SELECT size, hash FROM root ORDER BY size")
    var root = try roots.next().map { (size: $0["size"] as Int64, hash: $0["hash"] as Data) }
    let events = try Row.fetchCursor(source, sql: "SELECT * FROM event ORDER BY sequence")
    while let row = try events.next() {
      let expected = frontier.size
      let recorded = try decoded(row, expected: expected, last: last)
      try frontier.append(LeafHash(of: Array(row["bytes"] as Data))) { try check($1, at: $0, in: source) }
      if let sealed = root, sealed.size == frontier.size {
        guard Data(frontier.root.bytes) == sealed.hash else {
          throw Verification.Fault(sequence: expected, reason: "the root of the tree of \(sealed.size) differs")
        }
        verification.roots += 1
        root = try roots.next().map { (size: $0["size"] as Int64, hash: $0["hash"] as Data) }
      }
      try checkMeaning(of: recorded, source, scratch)
      do {
        try scratch.apply(recorded)
      } catch let broken as BrokenRecord {
        throw broken
      } catch {
        throw Verification.Fault(sequence: expected, reason: "it does not follow from the events before it: \(error)")
      }
      if case .inventoryPublished = recorded.event { try shelf.reloadKeepingLeads(from: scratch) }
      last = recorded
      verification.events += 1
      if verification.events % 10_000 == 0 { progress(verification.events) }
    }
    if let root {
      throw Verification.Fault(
        sequence: frontier.size, reason: "missing: a root says that the record has \(root.size) events")
    }
    let sealed = try Int64.fetchOne(source, sql: "SELECT coalesce(max(size), 0) FROM root") ?? 0
    guard sealed == frontier.size else {
      throw Verification.Fault(sequence: sealed, reason: "entered after the last root of the tree")
    }
    verification.root = frontier.root.hexadecimal
    guard try isPublicCopy || source.leadLines() == scratch.leadLines() else {
      throw Verification.Fault(sequence: nil, reason: "the table of leads is not that of the published inventories")
    }
    try checkPrivateValues(source)
    try checkErasures(source, scratch)
    try checkEnvelopes(source)
  }

  /// The event of a row, when its number, its bytes, its hash and its columns fit.
  private func decoded(_ row: Row, expected: Int64, last: RecordedEvent?) throws -> RecordedEvent {
    func fault(_ reason: String) -> Verification.Fault { Verification.Fault(sequence: expected, reason: reason) }
    guard row["sequence"] == expected else { throw fault("missing: the next event has number \(row["sequence"] ?? 0)") }
    let bytes = Array(row["bytes"] as Data)
    guard Data(LeafHash(of: bytes).node.bytes) == row["leaf"] as Data else {
      throw fault("its bytes do not have its leaf hash")
    }
    let recorded: RecordedEvent
    do {
      recorded = try CanonicalJSON.decodeExactly(RecordedEvent.self, from: bytes)
    } catch {
      throw fault("its bytes are not a canonical event: \(error)")
    }
    guard recorded.sequence == expected else { throw fault("its bytes say that it is event \(recorded.sequence)") }
    guard recorded.event.kind.rawValue == row["kind"], recorded.subject?.text == row["subject"],
      recorded.at.milliseconds == row["at"]
    else { throw fault("its columns do not say what its bytes say") }
    if let last, recorded.at < last.at { throw fault("it is older than the event before it") }
    if recorded.part > 0 {
      guard let last, last.part == recorded.part - 1, last.author == recorded.author,
        last.authority == recorded.authority, last.at == recorded.at
      else { throw fault("it does not belong to the command before it") }
    }
    return recorded
  }

  /// Compares a node of the tree with the one that tiles and proofs are made from.
  private mutating func check(_ hash: NodeHash, at position: NodePosition, in source: Database) throws {
    guard position.level > 0, position.level % Tile.height == 0 else { return }
    let kept: Data? = try source.value(
      "SELECT hash FROM node WHERE level = ? AND position = ?", [position.level, position.index])
    guard kept == Data(hash.bytes) else {
      throw Verification.Fault(
        sequence: nil, reason: "node \(position.index) of level \(position.level) differs: run gongzhi rebuild")
    }
    verification.nodes += 1
  }

  /// Each envelope that is still closed can be opened with what lies beside the record.
  private mutating func checkEnvelopes(_ source: Database) throws {
    let envelopes = try Row.fetchCursor(
      source,
      sql: """
        SELECT sequence, commitment, salt, bytes FROM (
          SELECT sequence, commitment FROM view_envelope WHERE opened = 0
          UNION ALL SELECT sequence, commitment FROM view_paper_entry WHERE vote IS NULL
          UNION ALL SELECT sequence, commitment FROM view_sealed_vote WHERE opened = 0
        ) LEFT JOIN envelope USING (commitment) ORDER BY sequence
        """)
    while let row = try envelopes.next() {
      guard let salt: Data = row["salt"], let bytes: Data = row["bytes"],
        Envelope.commitment(salt: Array(salt), bytes: Array(bytes)) == row["commitment"]
      else {
        throw Verification.Fault(
          sequence: row["sequence"], reason: "what opens the envelope is missing or does not fit")
      }
      verification.envelopes += 1
    }
  }

  /// What the record says was erased lies nowhere beside it.
  private func checkErasures(_ source: Database, _ scratch: Database) throws {
    guard !isPublicCopy else { return }
    for row in try scratch.rows("SELECT person, sequence FROM view_erasure ORDER BY sequence") {
      let person: String = row["person"]
      let commitments = try String.fetchAll(scratch, sql: Database.commitmentsOfPerson, arguments: [person, person])
      let isLeft = try commitments.contains { commitment in
        try source.value("SELECT count(*) FROM private_value WHERE commitment = ?", [commitment]) ?? 0 > 0
      }
      let credentials: Int = try source.value("SELECT count(*) FROM credential WHERE person = ?", [person]) ?? 0
      guard !isLeft, credentials == 0 else {
        throw Verification.Fault(sequence: row["sequence"], reason: "what was erased lies still beside the record")
      }
    }
  }

  private mutating func checkPrivateValues(_ source: Database) throws {
    let values = try Row.fetchCursor(source, sql: "SELECT commitment, salt, text FROM private_value")
    while let row = try values.next() {
      let salt: Data = row["salt"]
      let text: String = row["text"]
      guard hexadecimal(SHA256.hash(data: Array(salt) + Array(text.utf8))) == row["commitment"] else {
        throw Verification.Fault(sequence: nil, reason: "a private value does not match its commitment")
      }
      verification.privateValues += 1
    }
  }
}

extension Verifier {
  /// Checks what an event says against what was there before it.
  private mutating func checkMeaning(of recorded: RecordedEvent, _ source: Database, _ scratch: Database) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    let desk = try SQLiteDesk(scratch, nextSequence: recorded.sequence, shelf: shelf)
    if recorded.part == 0 { try checkAuthority(of: recorded, on: desk) }
    switch recorded.event {
    case .inventoryPublished(let published):
      try checkTables(published.digest, of: published.version, at: recorded, source, scratch)
      verification.inventories += 1
      try checkGround(of: published, at: recorded, on: desk)
    case .inventoryDrafted(let drafted):
      try checkTables(drafted.digest, of: drafted.version, at: recorded, source, scratch)
      verification.digests += 1
    case .legalityReviewed(let reviewed):
      guard let draft = try desk.draft(reviewed.draft), draft.drafted.digest == reviewed.digest else {
        throw fault("the review is of another draft")
      }
    case .ballotCalled(let called):
      guard called.roll.digest == called.rollDigest else { throw fault("the roll does not have its digest") }
      if let conduct = called.conduct, conduct.noticeDays > 0 {
        guard let opens = called.opens, opens >= conduct.earliestOpening(after: recorded.at) else {
          throw fault("the ballot opens before the days of notice are over")
        }
      }
      verification.digests += 1
    case .voteCast(let cast):
      guard let ballot = try desk.ballot(cast.ballot), ballot.result == nil, recorded.at < ballot.closes,
        recorded.at >= ballot.opens ?? ballot.calledAt,
        try desk.isOnRoll(recorded.author.person, of: cast.ballot)
      else { throw fault("the vote was cast by someone not on the roll, or after the ballot closed") }
      guard ballot.admits(cast.voice) else { throw fault("the vote does not fit its ballot") }
    case .voteEnclosed(let enclosed):
      guard let ballot = try desk.ballot(enclosed.ballot), ballot.result == nil, recorded.at < ballot.closes,
        recorded.at >= ballot.opens ?? ballot.calledAt,
        try desk.isOnRoll(recorded.author.person, of: enclosed.ballot)
      else { throw fault("the vote was cast by someone not on the roll, or after the ballot closed") }
    case .envelopesOpened(let opened):
      guard let ballot = try desk.ballot(opened.ballot), ballot.result == nil else {
        throw fault("it opens envelopes of a ballot that is not running")
      }
      let voted = try scratch.voted(in: opened.ballot)
      let aside = try desk.roll(of: opened.ballot).present(try desk.recused(in: ballot.subject)).count
      guard recorded.at >= ballot.closes || voted >= ballot.rollSize - aside else {
        throw fault("the envelopes were opened while the ballot was running")
      }
      guard opened.envelopes.allSatisfy({ ballot.admits($0.envelope.vote.voice) }) else {
        throw fault("a vote does not fit its ballot")
      }
      verification.opened += Int64(opened.envelopes.count)
    case .proxyGranted(let granted):
      guard granted.mandate.given == recorded.at, granted.mandate.revoked == nil,
        granted.mandate.from == recorded.author.person || recorded.authority?.act == .enterPaper
      else { throw fault("the mandate was given by somebody else, or at another time") }
    case .proxyRevoked(let revoked):
      guard let kept = try desk.mandate(revoked.proxy), kept.mandate.from == recorded.author.person,
        kept.mandate.revoked == nil, kept.area == revoked.area
      else { throw fault("the mandate was taken back by somebody else, or twice") }
    case .paperEntered(let entered):
      guard let ballot = try desk.ballot(entered.ballot), ballot.result == nil, !ballot.isSecret,
        recorded.at >= ballot.opens ?? ballot.calledAt, entered.handed ?? recorded.at < ballot.closes,
        try desk.isOnRoll(entered.voter, of: entered.ballot)
      else { throw fault("the paper is of someone not on the roll, or was handed in after the ballot closed") }
      guard let batch = try desk.papers(in: entered.ballot, number: 0).batch(entered.batch),
        batch.batch.first...batch.batch.last ~= entered.number,
        batch.voter(of: entered.number) ?? entered.voter == entered.voter
      else { throw fault("no such paper was made out, or it is somebody else's") }
    case .papersOpened(let opened):
      guard let ballot = try desk.ballot(opened.ballot), ballot.result == nil else {
        throw fault("it opens papers of a ballot that is not running")
      }
      let here = try desk.roll(of: opened.ballot)
      guard
        try recorded.at >= ballot.closes
          || scratch.voted(in: opened.ballot) >= here.entries.count
            - here.present(desk.recused(in: ballot.subject)).count
      else { throw fault("papers were opened while the ballot was running") }
      guard opened.entries.allSatisfy({ ballot.admits($0.envelope.vote.voice) }) else {
        throw fault("a paper does not fit its ballot")
      }
      verification.opened += Int64(opened.entries.count)
    case .credentialKeyPublished(let published): try desk.check(published, at: recorded)
    case .credentialIssued(let issued): try desk.check(issued, at: recorded)
    case .voteSealed(let sealed): try desk.check(sealed, at: recorded)
    case .sealedVotesOpened(let opened):
      try desk.check(opened, at: recorded, voted: try scratch.voted(in: opened.ballot))
      verification.opened += Int64(opened.votes.count)
    case .rollCorrected(let corrected):
      guard let ballot = try desk.ballot(corrected.ballot), try desk.credentialKey(of: corrected.ballot) == nil,
        recorded.at < ballot.opens ?? ballot.calledAt,
        corrected.correction.before == ballot.rollDigest, corrected.correction.at == recorded.at
      else { throw fault("the roll was corrected after the ballot opened, or is not the one that was corrected") }
      guard corrected.roll.digest == corrected.correction.after else {
        throw fault("the roll does not have its digest")
      }
      verification.digests += 1
    case .ballotDecided(let decided):
      guard let ballot = try desk.ballot(decided.ballot), let head = decided.result.head,
        head.person == recorded.author.person, (try? ballot.result?.decided(by: head)) == decided.result
      else { throw fault("the decision of the head does not follow from the count") }
    case .ballotClosed(let closed):
      guard let ballot = try desk.ballot(closed.ballot) else { throw fault("the ballot does not exist") }
      guard try scratch.unopened(in: closed.ballot) == 0 else { throw fault("envelopes were left closed at the count") }
      guard try scratch.unopenedPapers(in: closed.ballot) == 0 else {
        throw fault("entries of papers were left closed at the count")
      }
      let (roll, voices) = try desk.counted(closed, ballot, at: recorded)
      let recount = try count(ballot.rule, ballot.conduct, sheet: ballot.sheet, roll: roll, voices: voices)
      guard recount.count.result == closed.result, recount.count.tally == closed.tally,
        recount.chambers == closed.chambers
      else {
        throw fault("a recount of ballot \(closed.ballot) gives another result")
      }
      verification.ballots += 1
    case .emergencyGranted(let granted): try check(granted.grant, at: recorded, on: desk)
    case .emergencyReviewed(let reviewed):
      guard let standing = try desk.emergency(reviewed.grant), standing.review == nil, recorded.at >= standing.grant.end
      else { throw fault("it reviews emergency powers that are not over, or that were reviewed") }
    case .resolutionDrafted(let drafted):
      guard try drafted.resolution.digest() == drafted.digest else { throw fault("the text does not have its digest") }
      if let adopted = drafted.resolution.inventory, try desk.draft(adopted.draft)?.adopted != adopted {
        throw fault("the resolution adopts a draft of the inventory that nobody made")
      }
      verification.digests += 1
    case .resolutionSigned(let signed):
      guard let facts = try desk.resolution(signed.resolution), facts.signing.digest == signed.digest else {
        throw fault("the signature is on another text")
      }
    case .resolutionInForce(let inForce):
      guard let facts = try desk.resolution(inForce.resolution), facts.signing.isComplete else {
        throw fault("the resolution is in force without every signature it needs")
      }
    default: break
    }
  }

  /// Asks the inventory that was in force whether the act was permitted, on the history that was there then.
  private mutating func checkAuthority(of recorded: RecordedEvent, on desk: SQLiteDesk) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let authority = recorded.authority else {
      guard case .institutionFounded = recorded.event, recorded.sequence == 0 else {
        throw fault("it names no entry of the inventory")
      }
      return
    }
    // Whoever bears a credential is nobody by name; that the entry is the one of its key is asked with the vote.
    if recorded.author.isBearer, case .voteSealed = recorded.event { return }
    guard let inventory = try desk.inventory(at: recorded.at), inventory.version == authority.inventory else {
      throw fault("inventory \(authority.inventory) was not in force")
    }
    guard let seat = try desk.seat(recorded.author.seat), seat.person == recorded.author.person,
      seat.party == recorded.author.party
    else { throw fault("its author does not hold the seat") }
    let request = try request(of: recorded, authority, seat: seat, on: desk)
    guard case .permit(let permit) = inventory.decide(request), permit.entry == authority.entry,
      permit.grant?.id == authority.grant
    else {
      throw fault("inventory \(authority.inventory) does not permit it by entry \(authority.entry)")
    }
    verification.decisions += 1
  }

  private func request(
    of recorded: RecordedEvent, _ authority: Authority, seat: Seat, on desk: SQLiteDesk
  ) throws -> DecisionRequest {
    let ground: Ground =
      switch recorded.event {
      case .caseFiled(let filed):
        .inventory(matter: filed.matter, stage: .intake, area: filed.area, facts: DecisionFacts(), subject: nil)
      case .emergencyGranted(let granted):
        try .aboutEmergency(in: granted.grant.areas, of: recorded.subject, on: desk)
      case .emergencyRevoked(let revoked):
        try .aboutGrant(revoked.grant, for: authority.act, of: recorded.subject, on: desk)
      case .emergencyReviewed(let reviewed):
        try .aboutGrant(reviewed.grant, for: authority.act, of: recorded.subject, on: desk)
      case .registerKept(let kept): try .aboutTheInstitution(on: desk, at: kept.area)
      case .proxyGranted(let granted): try .aboutTheInstitution(on: desk, at: granted.area)
      case .proxyRevoked(let revoked): try .aboutTheInstitution(on: desk, at: revoked.area)
      case .personEnrolled(let enrolled): try .aboutTheInstitution(on: desk, at: enrolled.area)
      // The first event of an erasure may be the end of a mandate, so the act tells it.
      case .personErased,
        .mandateEnded where authority.act == .erase:
        try .aboutErasure(by: seat.party, on: desk)
      default:
        if let subject = recorded.subject {
          try .aboutCase(subject, for: authority.act, on: desk)
        } else {
          try .aboutTheInstitution(on: desk)
        }
      }
    guard case .inventory(let matter, let stage, let area, var facts, _) = ground else {
      throw Verification.Fault(sequence: recorded.sequence, reason: "only the founding needs no inventory")
    }
    facts.grants = try desk.emergencies(of: seat.party).map(\.grant)
    return DecisionRequest(
      actor: Actor(seat), act: authority.act, matter: matter, stage: stage, area: area, at: recorded.at, facts: facts)
  }
}

extension Database {
  /// How many have voted in a ballot.
  fileprivate func voted(in ballot: BallotID) throws -> Int {
    try value("SELECT voted FROM view_ballot WHERE id = ?", [ballot.text]) ?? 0
  }

  /// How many commitments the events made that are still closed: private words and envelopes of votes.
  fileprivate var erasedCommitments: Int64 {
    get throws {
      try value(
        """
        SELECT count(*) FROM view_commitment LEFT JOIN view_case ON view_case.id = view_commitment.subject
        WHERE coalesce(view_commitment.person, view_case.filer) IN (SELECT person FROM view_erasure)
        """) ?? 0
    }
  }

  fileprivate var commitments: Int64 {
    get throws {
      try value(
        """
        SELECT (SELECT count(*) FROM view_commitment) + (SELECT count(*) FROM view_envelope WHERE opened = 0)
          + (SELECT count(*) FROM view_paper_entry WHERE vote IS NULL)
          + (SELECT count(*) FROM view_sealed_vote WHERE opened = 0)
        """) ?? 0
    }
  }

  /// How many entries of papers of a ballot are closed.
  fileprivate func unopenedPapers(in ballot: BallotID) throws -> Int {
    try value("SELECT count(*) FROM view_paper_entry WHERE ballot = ? AND vote IS NULL", [ballot.text]) ?? 0
  }

  /// How many envelopes of a ballot are closed.
  fileprivate func unopened(in ballot: BallotID) throws -> Int {
    try value(
      """
      SELECT (SELECT count(*) FROM view_envelope WHERE ballot = ?1 AND opened = 0)
        + (SELECT count(*) FROM view_sealed_vote WHERE ballot = ?1 AND opened = 0)
      """, [ballot.text]) ?? 0
  }
}
