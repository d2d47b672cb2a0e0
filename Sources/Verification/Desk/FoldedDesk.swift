import Cases
package import Inventory
import Proceedings
package import Record
package import Vocabulary

/// A desk that is made from the events alone, in memory: a second reading of what they mean, which shares nothing with
/// the tables that a server derives from them.
///
/// `fold` takes the events in order; then the desk answers what commands ask, as it was at that moment.
package final class FoldedDesk {
  var institution = InstitutionBook()
  var people = PeopleBook()
  var inventories = InventoryBook()
  var emergencies = EmergencyBook()
  var cases = CaseBook()
  var deliberation = DeliberationBook()
  var ballots = BallotBook()
  var papers = PaperBook()
  var proxies = ProxyBook()
  var secrets = SecretBook()
  var resolutions = ResolutionBook()
  var trusts = TrustBook()
  /// What lies beside the record, where that is at hand.
  let beside: (any KeptBeside)?
  /// The version in force on the day that was asked for last.
  private var inForce: (day: CivilDate, inventory: CompiledInventory?)?

  package private(set) var nextSequence: Int64 = 0

  /// A desk before the first event.
  package init(beside: (any KeptBeside)? = nil) { self.beside = beside }

  /// Takes the tables of a version, under the digest that they have.
  package func keep(tables bytes: [UInt8], digest: String) { inventories.keep(bytes, digest: digest) }

  /// Takes the next event.
  ///
  /// - Throws: `Verification.Fault` when it cannot follow from those before it.
  package func fold(_ recorded: RecordedEvent) throws {
    do {
      try apply(recorded)
    } catch let unfounded as Unfounded {
      throw Verification.Fault(sequence: recorded.sequence, reason: unfounded.reason)
    }
    if case .inventoryPublished = recorded.event { inForce = nil }
    nextSequence = recorded.sequence + 1
  }

  /// The inventory in force at an instant.
  package func inventory(at instant: Instant) throws -> CompiledInventory? {
    let day = clock.date(of: instant)
    if let inForce, inForce.day == day { return inForce.inventory }
    let inventory = try inventories.digest(inForceOn: day).flatMap { try inventories.inventory($0) }
    inForce = (day, inventory)
    return inventory
  }

  /// The case that an event belongs to; it must have been filed.
  func subject(of recorded: RecordedEvent) throws(Unfounded) -> CaseID {
    guard let subject = recorded.subject else { throw Unfounded("the event belongs to no case") }
    try demand(cases.contains(subject), "case \(subject) does not exist")
    return subject
  }

  /// The title of a case.
  func title(of id: CaseID) -> String? { cases[id]?.title }

  /// Who filed a case.
  func filer(of id: CaseID) -> PersonID? { cases[id]?.standing.filer }
}
