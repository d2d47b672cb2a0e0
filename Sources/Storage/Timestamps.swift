import Foundation
import GRDB
package import Proceedings
import Record
import Resolutions
package import Vocabulary

/// The timestamps in the store.
package struct SQLiteTimestampBook: TimestampBook {
  private let store: Store

  /// The timestamps in a store.
  package init(store: Store) { self.store = store }

  package func keep(_ timestamp: KeptTimestamp) async throws {
    let (day, size, resolution): (String?, Int64?, String?) =
      switch timestamp.subject {
      case .checkpoint(let day, let size): (day.description, size, nil)
      case .resolution(let id): (nil, nil, id.text)
      }
    // The text of a resolution stands in the record; that of a checkpoint would have to be signed again.
    let content: Data? = resolution == nil ? Data(timestamp.content) : nil
    try await store.pool.write { database in
      try database.run(
        """
        INSERT INTO timestamp (day, size, resolution, content, answer, authority, time) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        [day, size, resolution, content, Data(timestamp.answer), timestamp.authority, timestamp.time.milliseconds])
    }
  }

  package func unstampedResolutions() async throws -> [(id: ResolutionID, content: [UInt8])] {
    try await store.pool.read { database in
      try database.rows(
        """
        SELECT id, frozen FROM view_resolution
        WHERE in_force_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM timestamp WHERE resolution = view_resolution.id)
        ORDER BY sequence
        """
      ).map { (ResolutionID($0["id"] as String), Array(($0["frozen"] as String).utf8)) }
    }
  }

  package func newestDay() async throws -> CivilDate? {
    try await store.pool.read {
      try String.fetchOne($0, sql: "SELECT max(day) FROM timestamp").flatMap { CivilDate($0) }
    }
  }
}

extension SQLiteReadingRoom {
  package func timestampedDays(_ count: Int) async throws -> [KeptTimestamp] {
    try await store.pool.read { database in
      try database.rows("\(Self.timestamps) WHERE day IS NOT NULL ORDER BY day DESC LIMIT ?", [count])
        .compactMap(Self.timestamp)
    }
  }

  package func timestamp(on day: CivilDate) async throws -> KeptTimestamp? {
    try await store.pool.read { database in
      try database.row("\(Self.timestamps) WHERE day = ?", [day.description]).flatMap(Self.timestamp)
    }
  }

  package func timestamp(of resolution: ResolutionID) async throws -> KeptTimestamp? {
    try await store.pool.read { database in
      try database.row("\(Self.timestamps) WHERE resolution = ?", [resolution.text]).flatMap(Self.timestamp)
    }
  }

  private static let timestamps = """
    SELECT timestamp.*, coalesce(content, CAST(frozen AS BLOB)) AS bytes
    FROM timestamp LEFT JOIN view_resolution ON view_resolution.id = resolution
    """

  private static func timestamp(_ row: Row) -> KeptTimestamp? {
    let subject: KeptTimestamp.Subject
    if let resolution: String = row["resolution"] {
      subject = .resolution(ResolutionID(resolution))
    } else {
      guard let day = CivilDate(row["day"] as String) else { return nil }
      subject = .checkpoint(day: day, size: row["size"])
    }
    return KeptTimestamp(
      subject: subject, content: Array(row["bytes"] as Data), answer: Array(row["answer"] as Data),
      authority: row["authority"], time: Instant(milliseconds: row["time"]))
  }
}
