import Cases
import Duties
import GRDB
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

/// The desk on SQLite: facts read inside the transaction of the batch that is being decided.
final class SQLiteDesk: Desk {
  private let database: Database
  private let shelf: InventoryShelf
  var nextSequence: Int64
  /// What is known already; the writer keeps it from batch to batch.
  private(set) var known: KnownFacts

  init(
    _ database: Database, nextSequence: Int64, shelf: InventoryShelf, known: consuming KnownFacts = KnownFacts()
  ) throws {
    self.database = database
    self.nextSequence = nextSequence
    self.shelf = shelf
    self.known = known
    if self.known.institution == nil { try readInstitution() }
  }

  private func readInstitution() throws {
    known.institution = try database.row("SELECT area, utc_offset FROM view_institution").map {
      KnownFacts.Institution(
        area: AreaCode($0["area"] as String), clock: CivilClock(offsetMinutes: $0["utc_offset"]))
    }
  }

  /// Forgets what an event may have changed.
  func forget(after recorded: RecordedEvent) throws {
    known.forget(after: recorded)
    if case .institutionFounded = recorded.event { try readInstitution() }
  }

  /// Forgets everything: what was entered since a sequence number was undone.
  func goBack(to sequence: Int64) throws {
    nextSequence = sequence
    known = KnownFacts()
    try readInstitution()
  }

  var clock: CivilClock { known.institution?.clock ?? .china }

  var area: AreaCode? { known.institution?.area }

  func calendar() throws -> WorkingCalendar {
    if let calendar = known.calendar { return calendar }
    var holidays: Set<CivilDate> = []
    var worked: Set<CivilDate> = []
    for row in try database.rows("SELECT day, worked FROM view_calendar") {
      guard let day = CivilDate(row["day"] as String) else { throw UnreadableView(column: "view_calendar.day") }
      if row["worked"] == "yes" { worked.insert(day) } else { holidays.insert(day) }
    }
    let calendar = WorkingCalendar(holidays: holidays, workedWeekends: worked, clock: clock)
    known.calendar = calendar
    return calendar
  }

  func heldTask(_ id: TaskID) throws -> HeldTask? { try database.heldTask(id) }

  func ladder() throws -> EscalationLadder { try database.ladder() }

  func clocks(of id: CaseID) throws -> CaseClocks? { try database.clocks(of: id) }

  func inventory(at instant: Instant) throws -> CompiledInventory? {
    try shelf.inventory(inForceOn: clock.date(of: instant), in: database)
  }

  func isPublished(version: String) throws -> Bool {
    try database.row("SELECT 1 FROM view_inventory WHERE version = ?", [version]) != nil
  }

  func inventory(digest: String) throws -> CompiledInventory? {
    guard try database.isKept(tables: digest) else { return nil }
    return try shelf.compiled(digest, in: database)
  }

  func findings(digest: String) throws -> [InventoryFinding] { try shelf.findings(digest, in: database) }

  func draft(_ proposal: ProposalID) throws -> DraftFacts? { try database.draft(proposal) }

  func drafters(of id: CaseID) throws -> [Executor] { try database.drafters(of: id) }

  func seat(_ id: SeatID) throws -> Seat? { try known.seats.fact(id) { try database.seat(id) } }

  func isEnrolled(_ person: PersonID) throws -> Bool {
    try database.row("SELECT 1 FROM view_person WHERE id = ?", [person.text]) != nil
  }

  func isErased(_ person: PersonID) throws -> Bool {
    try database.row("SELECT 1 FROM view_erasure WHERE person = ?", [person.text]) != nil
  }

  func privateValues(of person: PersonID) throws -> Int { try database.privateValues(of: person) }

  func seats(of person: PersonID) throws -> [Seat] {
    try database.rows("SELECT * FROM view_seat WHERE person = ? ORDER BY id", [person.text]).map { Seat(row: $0) }
  }

  func isTombstoned(login: String) throws -> Bool { try database.isTombstoned(login: login) }

  func isTaken(login: String) throws -> Bool {
    try database.row("SELECT 1 FROM credential WHERE login = ?", [login]) != nil
  }

  func seats(of parties: [PartyID], at instant: Instant) throws -> [Seat] {
    try parties.flatMap { try database.seats(of: $0) }.filter { $0.mandate.contains(instant) }
  }

  func register(around area: AreaCode) throws -> UnitRegister? {
    let rows = try database.rows("SELECT area, register FROM view_register ORDER BY length(area) DESC")
    for row in rows where area.prefix.hasPrefix(row["area"] as String) { return try row.value("register") }
    return nil
  }

  func registers(touching area: AreaCode) throws -> [Households.Kept] {
    try database.rows(
      "SELECT area, register FROM view_register WHERE area = substr(?1, 1, length(area)) OR area LIKE ?1 || '%'",
      [area.prefix]
    ).map { row in
      guard let area = AreaCode(row["area"] as String) else { throw UnreadableView(column: "view_register.area") }
      return Households.Kept(area: area, register: try row.value("register"))
    }
  }

  func endorsements(of id: CaseID) throws -> [PersonID: String] { try database.endorsements(of: id) }

  func emergencies(of party: PartyID) throws -> [EmergencyStanding] {
    try known.emergencies.fact(party) { try database.emergencies(where: "holder = ?", [party.text]) } ?? []
  }

  func emergency(_ id: GrantID) throws -> EmergencyStanding? {
    try database.emergencies(where: "view_emergency.id = ?", [id.text]).first
  }

  func users(of grant: EmergencyGrant) throws -> Executor { try database.users(of: grant) }

  func standing(_ id: CaseID) throws -> CaseStanding? { try known.standings.fact(id) { try database.standing(id) } }

  func casesFiled(in year: Int) throws -> Int {
    try database.value("SELECT value FROM view_figure WHERE name = ?", ["cases-\(year)"]) ?? 0
  }

  func executors(of id: CaseID) throws -> [Executor] { try database.executors(of: id) }

  func recused(in id: CaseID) throws -> Set<PersonID> {
    try known.recused.fact(id) { try database.recused(in: id) } ?? []
  }

  func post(_ id: PostID) throws -> PostFacts? {
    try database.row("SELECT subject, author, text FROM view_post WHERE id = ?", [id.text]).map {
      PostFacts(subject: CaseID($0["subject"]), author: PersonID($0["author"]), text: $0["text"])
    }
  }

  func proposal(_ id: ProposalID) throws -> ProposalFacts? {
    try database.row(
      """
      SELECT subject, party, version, title, text FROM view_proposal
      JOIN view_proposal_version ON proposal = id AND number = version WHERE id = ?
      """, [id.text]
    ).map {
      ProposalFacts(
        subject: CaseID($0["subject"]), party: PartyID($0["party"]), version: $0["version"], title: $0["title"],
        text: $0["text"])
    }
  }

  func ballot(_ id: BallotID) throws -> BallotFacts? { try known.ballots.fact(id) { try readBallot(id) } }

  private func readBallot(_ id: BallotID) throws -> BallotFacts? {
    guard
      let row = try database.row(
        """
        SELECT subject, proposal, version, rule, sheet, roll_digest, roll_size, excluded, called_at, closes, result,
          tally, opens, conduct
        FROM view_ballot LEFT JOIN view_ballot_conduct ON ballot = id WHERE id = ?
        """, [id.text])
    else { return nil }
    return BallotFacts(
      subject: CaseID(row["subject"]), proposal: (row["proposal"] as String?).map { ProposalID($0) },
      version: row["version"], rule: try row.value("rule"), sheet: try row.optionalValue("sheet"),
      rollDigest: row["roll_digest"], rollSize: row["roll_size"], closes: row.requiredInstant("closes"),
      result: try row.optionalValue("result"), tally: try row.optionalValue("tally"),
      calledAt: row.requiredInstant("called_at"), opens: row.instant("opens"),
      conduct: try row.optionalValue("conduct"), excluded: try row.optionalValue("excluded") ?? [])
  }

  func lastBallot(on proposal: ProposalID) throws -> BallotID? {
    try database.value(
      """
      SELECT id FROM view_ballot JOIN view_ballot_option ON ballot = id WHERE view_ballot_option.proposal = ?
      ORDER BY sequence DESC LIMIT 1
      """, [proposal.text]
    ).map { (id: String) in BallotID(id) }
  }

  func roll(of ballot: BallotID) throws -> Roll {
    guard let row = try database.row("SELECT roll FROM view_ballot WHERE id = ?", [ballot.text]) else {
      throw UnreadableView(column: "view_ballot.roll")
    }
    return try row.value("roll")
  }

  func isOnRoll(_ person: PersonID, of ballot: BallotID) throws -> Bool {
    let place = KnownFacts.RollPlace(ballot: ballot, person: person)
    return try known.onRoll.fact(place) { try database.isOnRoll(person, of: ballot) ? true : nil } ?? false
  }

  func votes(in ballot: BallotID) throws -> [PersonID: Vote] {
    var votes: [PersonID: Vote] = [:]
    for row in try database.rows(
      "SELECT person, choice, marking, statement FROM view_vote WHERE ballot = ?", [ballot.text])
    { votes[PersonID(row["person"])] = try Vote(row: row) }
    return votes
  }

  func envelopes(in ballot: BallotID) throws -> [ClosedEnvelope] { try database.closedEnvelopes(in: ballot) }

  func castTimes(in ballot: BallotID) throws -> [PersonID: Instant] { try database.castTimes(in: ballot) }

  func papers(in ballot: BallotID, number: Int?) throws -> BallotPapers {
    try database.papers(in: ballot, number: number)
  }

  func mandate(_ id: MandateID) throws -> KeptMandate? { try database.mandate(id) }

  func mandates(at instant: Instant) throws -> [Mandate] { try database.mandates(at: instant) }
  func credentialKey(of ballot: BallotID) throws -> IssuedKey? { try database.credentialKey(of: ballot) }

  func isPublished(credentialKey id: String) throws -> Bool { try database.isPublished(credentialKey: id) }

  func credentialRequest(of person: PersonID, in ballot: BallotID) throws -> String? {
    try database.credentialRequest(of: person, in: ballot)
  }

  func credentialed(in ballot: BallotID) throws -> Set<PersonID> { try database.credentialed(in: ballot) }

  func hasPlace(for serial: String, in ballot: BallotID) throws -> Bool {
    try database.hasPlace(for: serial, in: ballot)
  }

  func sealedVotes(in ballot: BallotID) throws -> [OpenedVote] { try database.sealedVotes(in: ballot) }

  func secretVoices(in ballot: BallotID) throws -> [String: Voice] { try database.secretVoices(in: ballot) }

  func trust(of party: PartyID) throws -> PartyTrust { try database.trust(of: party) }

  func certificate(_ fingerprint: String) throws -> KeptCertificate? { try database.certificate(fingerprint) }

  func name(of person: PersonID) throws -> String? { try database.name(of: person) }

  func signedBytes(of resolution: ResolutionID) throws -> [UInt8]? { try database.signedBytes(of: resolution) }

  func resolution(_ id: ResolutionID) throws -> ResolutionFacts? {
    guard
      let row = try database.row(
        "SELECT subject, frozen, digest, declined, in_force_at FROM view_resolution WHERE id = ?", [id.text])
    else { return nil }
    let frozen: FrozenResolution = try row.value("frozen")
    let acted = try database.rows(
      """
      SELECT party, signed_at FROM view_signatory
      WHERE resolution = ? AND (signed_at IS NOT NULL OR declined_at IS NOT NULL)
      """, [id.text])
    func parties(signed: Bool) -> Set<PartyID> {
      Set(acted.filter { ($0["signed_at"] != nil) == signed }.map { PartyID($0["party"]) })
    }
    return ResolutionFacts(
      subject: CaseID(row["subject"]),
      signing: Signing(
        signatories: frozen.signatories, needed: frozen.signaturesNeeded, signed: parties(signed: true),
        declined: parties(signed: false), digest: row["digest"]),
      clauses: frozen.clauses, isDeclined: row["declined"] != nil, inventory: frozen.inventory,
      inForceAt: row.instant("in_force_at"))
  }

  func tasks(of resolution: ResolutionID) throws -> [TaskStanding] {
    try database.rows(
      "SELECT id, clause, state FROM view_task WHERE resolution = ? ORDER BY sequence", [resolution.text]
    ).map { try TaskStanding(row: $0) }
  }

  func task(_ id: TaskID) throws -> TaskFacts? {
    guard
      let row = try database.row("SELECT id, subject, resolution, clause, state FROM view_task WHERE id = ?", [id.text])
    else { return nil }
    return TaskFacts(
      subject: CaseID(row["subject"]), resolution: ResolutionID(row["resolution"]), standing: try TaskStanding(row: row)
    )
  }
}

extension Vote {
  /// A vote as `view_vote` holds it.
  init(row: Row) throws {
    let marking: Marking? = try row.optionalValue("marking")
    self.init(voice: try marking.map { .marking($0) } ?? .choice(row.word("choice")), statement: row["statement"])
  }
}

extension TaskStanding {
  /// A task as `view_task` holds it.
  init(row: Row) throws {
    let clause: Clause = try row.value("clause")
    self.init(
      id: TaskID(row["id"]), lead: clause.lead, supports: clause.supports, due: clause.due,
      state: try row.word("state"), verifier: clause.verifier)
  }
}
