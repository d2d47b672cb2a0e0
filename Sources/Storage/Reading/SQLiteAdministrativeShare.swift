import Foundation
import GRDB
import Inventory
package import Proceedings
import Record
import Resolutions
package import Vocabulary

extension SQLiteReadingRoom {
  package func administrativeShare(
    in month: CivilMonth, area: AreaCode?, at instant: Instant
  ) async throws -> AdministrativeShareReport {
    try await store.pool.read { database in
      let offset: Int? = try database.value("SELECT utc_offset FROM view_institution")
      let clock = offset.map { CivilClock(offsetMinutes: $0) } ?? .china
      let (begin, end) = (clock.start(of: month.firstDay), clock.start(of: month.next.firstDay))
      let last = min(instant, end.advanced(byMilliseconds: -1))
      guard let inventory = try store.inventory(at: last, in: database) else {
        return AdministrativeShareReport(month: month, communities: [])
      }
      var counter = WorkCounter(database: database, shelf: store.shelf)
      try counter.countHandling(from: begin, until: end)
      try counter.countTasks(from: begin, until: end)
      let communities = inventory.tables.parties.filter { party in
        party.kind == .residentsCommittee && (area?.contains(party.area) ?? true)
      }
      return AdministrativeShareReport(
        month: month,
        communities: communities.map { party in
          CommunityWork(
            party: party.id, area: party.area, items: counter.items[party.id] ?? [],
            limit: inventory.administrativeLimit(around: party.area))
        })
    }
  }
}

/// Counts the work of communities from the events of a month, each piece under the version in force then.
private struct WorkCounter {
  let database: Database
  let shelf: InventoryShelf
  private(set) var items: [PartyID: [WorkItem]] = [:]
  private var versions: [String: CompiledInventory] = [:]

  init(database: Database, shelf: InventoryShelf) {
    self.database = database
    self.shelf = shelf
  }

  /// A case that a community handles counts once a month for it, under the entry of its first act.
  mutating func countHandling(from begin: Instant, until end: Instant) throws {
    var seen: Set<String> = []
    for row in try rows(of: KindConditions.handling, begin, end) {
      let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: Array(row["bytes"] as Data))
      let party = recorded.author.party
      guard let subject = recorded.subject, let authority = recorded.authority else { continue }
      let inventory = try version(authority.inventory)
      guard inventory.party(party)?.kind == .residentsCommittee,
        seen.insert("\(party.text) \(subject.text)").inserted
      else { continue }
      items[party, default: []].append(
        WorkItem(
          subject: subject, title: row["title"], task: nil, entry: authority.entry, version: authority.inventory,
          kind: inventory.entry(authority.entry)?.work ?? .unclassed))
    }
  }

  /// A task counts for every community that leads or supports it, under the entry by which it executes.
  mutating func countTasks(from begin: Instant, until end: Instant) throws {
    for row in try rows(of: "kind = 'task.assigned'", begin, end) {
      let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: Array(row["bytes"] as Data))
      guard let subject = recorded.subject, let authority = recorded.authority,
        case .taskAssigned(let assigned) = recorded.event, let area = AreaCode(row["area"] as String)
      else { continue }
      let inventory = try version(authority.inventory)
      let own = Set([assigned.clause.lead] + assigned.clause.supports).filter {
        inventory.party($0)?.kind == .residentsCommittee
      }
      guard !own.isEmpty else { continue }
      let holders = inventory.holders(
        of: .execute, matter: MatterCode(row["matter"]), stage: .execution, area: area, at: recorded.at)
      for party in own {
        let entry = holders.first { $0.party == party }.flatMap { inventory.entry($0.entry) }
        items[party, default: []].append(
          WorkItem(
            subject: subject, title: row["title"], task: assigned.id, entry: entry?.code,
            version: authority.inventory, kind: entry?.work ?? .unclassed))
      }
    }
  }

  private func rows(of condition: String, _ begin: Instant, _ end: Instant) throws -> [Row] {
    try database.rows(
      """
      SELECT bytes, view_case.title, view_case.matter, view_case.area FROM event
      JOIN view_case ON view_case.id = event.subject
      WHERE event.at >= ? AND event.at < ? AND \(condition) ORDER BY event.at, event.sequence
      """, [begin.milliseconds, end.milliseconds])
  }

  private mutating func version(_ name: String) throws -> CompiledInventory {
    if let known = versions[name] { return known }
    guard let digest: String = try database.value("SELECT digest FROM view_inventory WHERE version = ?", [name]) else {
      throw UnreadableView(column: "view_inventory.\(name)")
    }
    let inventory = try shelf.compiled(digest, in: database)
    versions[name] = inventory
    return inventory
  }
}
