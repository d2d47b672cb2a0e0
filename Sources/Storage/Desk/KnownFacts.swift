import Cases
import Duties
import Inventory
import Proceedings
import Record
import Vocabulary

/// Facts that the one writer has read and that no event has changed since: a busy ballot or a busy thread asks for the
/// same few rows thousands of times.
///
/// A value may stay here only as long as the event that changes it makes it leave; what is not listed in `forget` is
/// not kept. Only what exists is kept, never that something is missing.
struct KnownFacts: Sendable {
  /// The institution's area and time.
  struct Institution: Sendable {
    let area: AreaCode?
    let clock: CivilClock
  }

  /// A person on the roll of a ballot; a roll is frozen, and a correction makes all of them leave.
  struct RollPlace: Hashable, Sendable {
    let ballot: BallotID
    let person: PersonID
  }

  var institution: Institution?
  var calendar: WorkingCalendar?
  var seats = FactShelf<SeatID, Seat>()
  var standings = FactShelf<CaseID, CaseStanding>()
  var recused = FactShelf<CaseID, Set<PersonID>>()
  var ballots = FactShelf<BallotID, BallotFacts>()
  var onRoll = FactShelf<RollPlace, Bool>()
  var emergencies = FactShelf<PartyID, [EmergencyStanding]>()

  /// Forgets what an event changes.
  mutating func forget(after recorded: RecordedEvent) {
    switch recorded.event {
    // These leave every fact as it is; they are by far the most frequent.
    case .postAdded, .voteCast, .voteEnclosed, .voteSealed: return
    case .institutionFounded: institution = nil
    case .calendarKept: calendar = nil
    case .seatAppointed(let appointed): seats.forget(appointed.seat.id)
    case .mandateEnded(let ended): seats.forget(ended.seat)
    case .ballotCalled(let called): ballots.forget(called.id)
    case .ballotClosed(let closed): ballots.forget(closed.ballot)
    case .ballotDecided(let decided): ballots.forget(decided.ballot)
    case .emergencyGranted, .emergencyRevoked, .emergencyReviewed: emergencies = FactShelf()
    case .rollCorrected(let corrected):
      ballots.forget(corrected.ballot)
      onRoll = FactShelf()
    default: break
    }
    guard let subject = recorded.subject else { return }
    standings.forget(subject)
    recused.forget(subject)
  }
}

/// Facts by their identifier, up to a limit.
struct FactShelf<Key: Hashable & Sendable, Fact: Sendable>: Sendable {
  /// At most so many facts are kept; beyond, all are read again.
  static var limit: Int { 50_000 }

  private var facts: [Key: Fact] = [:]

  /// The fact of a key, read when it is not known.
  mutating func fact(_ key: Key, read: () throws -> Fact?) rethrows -> Fact? {
    if let known = facts[key] { return known }
    guard let fact = try read() else { return nil }
    if facts.count >= Self.limit { facts.removeAll(keepingCapacity: true) }
    facts[key] = fact
    return fact
  }

  /// Lets a fact be read again.
  mutating func forget(_ key: Key) { facts[key] = nil }
}
