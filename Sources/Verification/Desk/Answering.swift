package import Cases
import Crypto
package import Duties
package import Inventory
package import Proceedings
import Record
import Resolutions
package import Vocabulary
package import Voting

extension FoldedDesk: Desk {
  package var clock: CivilClock { institution.clock }

  package var area: AreaCode? { institution.founded?.area }

  package func calendar() -> WorkingCalendar {
    WorkingCalendar(
      holidays: institution.holidays, workedWeekends: institution.workedWeekends, clock: institution.clock)
  }

  package func isPublished(version: String) -> Bool { inventories.isPublished(version) }

  package func inventory(digest: String) throws -> CompiledInventory? { try inventories.inventory(digest) }

  package func findings(digest: String) throws -> [InventoryFinding] { try inventories.findings(digest) }

  package func draft(_ proposal: ProposalID) -> DraftFacts? { inventories.draft(proposal) }

  package func drafters(of id: CaseID) -> [Executor] { inventories.drafters(in: id).map(withMembers) }

  private func withMembers(_ party: PartyID, _ persons: Set<PersonID>) -> Executor {
    Executor(party: party, persons: persons.union(people.members(of: party)))
  }

  package func seat(_ id: SeatID) -> Seat? { people.seats[id] }

  package func isEnrolled(_ person: PersonID) -> Bool { people.enrolled.contains(person) }

  package func isErased(_ person: PersonID) -> Bool { people.erased[person] != nil }

  package func privateValues(of person: PersonID) throws -> Int {
    guard let beside else { return 0 }
    return try people.commitments(of: person, filerOf: filer).count { try beside.holdsPrivateValue($0) }
  }

  package func seats(of person: PersonID) -> [Seat] { people.seats(of: person) }

  package func isTombstoned(login: String) throws -> Bool {
    guard let beside else { return false }
    let voters = ballots.ballots.values.filter { $0.facts.result == nil }.map(\.voters)
    return try beside.tombstones().contains { stone in
      voters.contains { $0.contains(stone.person) }
        && Array(SHA256.hash(data: stone.salt + Array(login.utf8))) == stone.digest
    }
  }

  package func isTaken(login: String) throws -> Bool { try beside?.isTaken(login: login) ?? false }

  package func seats(of parties: [PartyID], at instant: Instant) -> [Seat] {
    parties.flatMap { people.seats(of: $0) }.filter { $0.mandate.contains(instant) }
  }

  package func register(around area: AreaCode) -> UnitRegister? { institution.register(around: area) }

  package func registers(touching area: AreaCode) -> [Households.Kept] { institution.registers(touching: area) }

  package func endorsements(of id: CaseID) -> [PersonID: String] { cases[id]?.endorsements ?? [:] }

  package func ladder() -> EscalationLadder { institution.ladder ?? .standard }

  package func emergencies(of party: PartyID) -> [EmergencyStanding] {
    emergencies.isHolder(party) ? emergencies.standings(of: party, title: title) : []
  }

  package func emergency(_ id: GrantID) -> EmergencyStanding? { emergencies.standing(id, title: title) }

  package func users(of grant: EmergencyGrant) -> Executor { withMembers(grant.holder, []) }

  package func standing(_ id: CaseID) -> CaseStanding? { cases[id]?.standing }

  package func casesFiled(in year: Int) -> Int { cases.filedInYear[year] ?? 0 }

  package func executors(of id: CaseID) -> [Executor] { cases.executors(of: id).map(withMembers) }

  package func recused(in id: CaseID) -> Set<PersonID> { cases[id]?.recused ?? [] }

  package func post(_ id: PostID) -> PostFacts? { deliberation.post(id) }

  package func proposal(_ id: ProposalID) -> ProposalFacts? { deliberation.proposal(id) }

  package func resolution(_ id: ResolutionID) -> ResolutionFacts? { resolutions.resolution(id) }

  package func tasks(of resolution: ResolutionID) -> [TaskStanding] { resolutions.tasks(of: resolution) }

  package func task(_ id: TaskID) -> TaskFacts? { resolutions.task(id) }

  package func heldTask(_ id: TaskID) -> HeldTask? { resolutions.heldTask(id) }
}
