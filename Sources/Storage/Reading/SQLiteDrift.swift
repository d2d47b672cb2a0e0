import Foundation
import GRDB
import Inventory
package import Proceedings
import Record
package import Vocabulary

extension SQLiteReadingRoom {
  package func drift(from: CivilDate?, through: CivilDate?) async throws -> DriftReport {
    try await store.pool.read { try $0.drift(from: from, through: through, on: store.shelf) }
  }
}

/// The record of a data directory, read without a server and without writing anything.
package struct DriftReader {
  private let database: DatabaseQueue

  /// Opens the record of a data directory to read it.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package init(directory: String) throws {
    let path = directory + "/" + Store.fileName
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    database = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Cases handled by someone other than the listed lead.
  package func drift(from: CivilDate?, through: CivilDate?) throws -> DriftReport {
    try database.read { database in
      let shelf = InventoryShelf()
      try shelf.reload(from: database)
      return try database.drift(from: from, through: through, on: shelf)
    }
  }
}

extension Database {
  fileprivate func drift(from: CivilDate?, through: CivilDate?, on shelf: InventoryShelf) throws -> DriftReport {
    let offset: Int? = try value("SELECT utc_offset FROM view_institution")
    let clock = offset.map { CivilClock(offsetMinutes: $0) } ?? .china
    let begin = from.map { clock.start(of: $0).milliseconds } ?? Int64.min
    let end = through.map { clock.start(of: $0.advanced(byDays: 1)).milliseconds } ?? Int64.max
    var handled: [String: [HandledCase]] = [:]
    var versions: [String] = []
    var cases: Set<CaseID> = []
    for row in try rows(
      """
      SELECT bytes, view_case.matter, view_case.area FROM event JOIN view_case ON view_case.id = event.subject
      WHERE event.at >= ? AND event.at < ? AND \(KindConditions.handling) ORDER BY event.at, event.sequence
      """, [begin, end])
    {
      let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: Array(row["bytes"] as Data))
      guard let subject = recorded.subject, let stage = recorded.event.handledStage, let authority = recorded.authority
      else { continue }
      guard let area = AreaCode(row["area"] as String) else { throw UnreadableView(column: "view_case.area") }
      cases.insert(subject)
      if handled[authority.inventory] == nil { versions.append(authority.inventory) }
      handled[authority.inventory, default: []].append(
        HandledCase(
          id: subject, matter: MatterCode(row["matter"]), stage: stage, area: area, party: recorded.author.party,
          at: recorded.at))
    }
    let findings = try versions.flatMap { version -> [DriftFinding] in
      guard let digest: String = try value("SELECT digest FROM view_inventory WHERE version = ?", [version]) else {
        throw UnreadableView(column: "view_inventory.\(version)")
      }
      return try shelf.compiled(digest, in: self).drift(of: handled[version] ?? [])
    }
    return DriftReport(cases: cases.count, findings: findings)
  }
}
