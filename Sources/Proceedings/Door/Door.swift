import Inventory
package import Record
package import Vocabulary

/// The person and the seat that a command comes from, as a session or a command line knows them.
package struct ActingSeat: Sendable, Hashable {
  /// The person.
  package let person: PersonID
  /// The seat that the person chose to act from.
  package let seat: SeatID

  /// A person acting from a seat.
  package init(person: PersonID, seat: SeatID) {
    self.person = person
    self.seat = seat
  }

  /// Whoever founds the institution; the founding itself enrols them.
  package static var founder: ActingSeat { ActingSeat(person: "person-2", seat: "seat-3") }
}

/// What a command led to, before it is entered.
package struct Heard: Sendable {
  /// The events, numbered, in order.
  package let events: [RecordedEvent]
  /// Words that are kept beside the record.
  package let privateValues: [PrivateValue]
  /// Ways to sign in that are kept beside the record.
  package let credentials: [Credential]
  /// Tables of the inventory that are kept beside the record, under their digest.
  package let tables: [PublishedTables]
  /// Envelopes and sealed votes that are kept beside the record until their ballot is counted.
  package let envelopes: [KeptEnvelope]
  /// Ballots whose envelopes are no longer kept beside the record.
  package let discarded: [BallotID]
  /// Persons of whom nothing is kept beside the record any longer.
  package let erased: [Erasure]
}

/// The one door: first the inventory decides, then the rules of the command on the facts of the desk.
///
/// - Throws: `Refusal`, `Malformed` or `Unknown`, which are answers; anything else is a failure of the machine.
package func hear(
  _ command: any Command, by acting: ActingSeat, on desk: any Desk, at now: Instant,
  entropy: @escaping @Sendable (Int) -> [UInt8]
) throws -> Heard {
  let kind = type(of: command).kind
  let inventory = try desk.inventory(at: now)
  let seat = try desk.seat(acting.seat)
  let author: Author
  var permit: Permit?
  var borne: Authority?
  var subject: CaseID?

  if inventory == nil, desk.nextSequence == 0,
    case .founding(let party) = try command.ground(on: desk, by: .founder)
  {
    author = Author(person: acting.person, seat: acting.seat, party: party)
  } else if acting == .bearer, let command = command as? any BorneCommand {
    // The credential was given under an entry, to someone whom the inventory let vote; its rules say whether it is one.
    let bearing = try command.bearing(on: desk)
    author = .bearer(of: bearing.party)
    borne = bearing.authority
    subject = command.subject
  } else {
    guard let inventory else { throw Refusal(.noInventory) }
    guard let seat, seat.person == acting.person else {
      throw Refusal(.notYourSeat, inventory: inventory.version, details: ["seat": acting.seat.text])
    }
    let actor = Actor(person: seat.person, seat: seat.id, party: seat.party, mandate: seat.mandate)
    switch try command.ground(on: desk, by: actor) {
    case .founding:
      throw Refusal(.alreadyFounded, inventory: inventory.version)
    case .inventory(let matter, let stage, let area, var facts, let belongsTo):
      facts.grants = try desk.emergencies(of: actor.party).map(\.grant)
      let request = DecisionRequest(
        actor: actor, act: kind.act, matter: matter, stage: stage, area: area, at: now, facts: facts)
      switch inventory.decide(request) {
      case .permit(let granted): permit = granted
      case .refuse(let refusal): throw refusal
      }
      subject = belongsTo
    }
    author = Author(person: seat.person, seat: seat.id, party: seat.party)
  }

  var hearing = Hearing(
    author: author, permit: permit, inventory: inventory, now: now, nextSequence: desk.nextSequence, entropy: entropy)
  let events: [Event]
  do {
    events = try command.events(on: desk, in: &hearing)
  } catch let refusal as Refusal {
    throw refusal.under(permit)
  }
  let authority =
    borne ?? permit.map { Authority(inventory: $0.version, entry: $0.entry, act: kind.act, grant: $0.grant?.id) }
  return Heard(
    events: events.enumerated().map { index, event in
      RecordedEvent(
        sequence: hearing.nextSequence + Int64(index), at: now, author: author, authority: authority,
        subject: subject ?? event.newCase, part: index, event: event)
    },
    privateValues: hearing.privateValues, credentials: hearing.credentials, tables: hearing.tables,
    envelopes: hearing.envelopes, discarded: hearing.discarded, erased: hearing.erased)
}

extension Refusal {
  /// A rule that says no stands on the entry that let the command in: its reader is told the article and the version.
  fileprivate func under(_ permit: Permit?) -> Refusal {
    guard let permit else { return self }
    return Refusal(
      code, entry: entry ?? (basis == nil ? permit.entry : nil), basis: basis, inventory: inventory ?? permit.version,
      holders: holders, details: details, findings: findings)
  }
}

extension Event {
  /// The case that the event itself begins.
  fileprivate var newCase: CaseID? {
    if case .caseFiled(let filed) = self { filed.id } else { nil }
  }
}

extension Actor {
  fileprivate static var founder: Actor {
    Actor(
      person: ActingSeat.founder.person, seat: ActingSeat.founder.seat, party: "",
      mandate: Term(from: Instant(milliseconds: 0)))
  }
}
