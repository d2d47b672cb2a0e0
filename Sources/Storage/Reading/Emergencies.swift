import Duties
import GRDB
package import Inventory
package import Proceedings

extension SQLiteReadingRoom {
  package func emergencies() async throws -> [EmergencyStanding] {
    try await store.pool.read { database in
      let calendar = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf).calendar()
      return try database.emergencies().reversed().map { $0.dated(on: calendar) }
    }
  }

  package func users(of grant: EmergencyGrant) async throws -> Executor {
    try await store.pool.read { try $0.users(of: grant) }
  }
}

extension EmergencyStanding {
  /// The grant with the instant by which its review is owed.
  func dated(on calendar: WorkingCalendar) -> EmergencyStanding {
    var dated = self
    dated.reviewBy = reviewDue(on: calendar)
    return dated
  }
}
