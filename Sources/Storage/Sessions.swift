import Foundation
import GRDB
package import Proceedings
import Synchronization
package import Vocabulary

/// Sessions in the store, with those in use kept in memory.
package final class SQLiteSessionBook: SessionBook {
  /// At most so many sessions are kept in memory; the rest are read again when they are used.
  private static let largestCache = 100_000

  private let store: Store
  private let drawer = Mutex(Drawer())

  private struct Drawer {
    var inUse: [[UInt8]: Session] = [:]
    /// Sessions that ended while the server runs: a reader with an older snapshot must not bring one back.
    var ended: Set<[UInt8]> = []
  }

  /// The session book of a store.
  package init(store: Store) { self.store = store }

  package func open(_ session: Session) async throws {
    try await store.pool.write { database in
      try database.run("DELETE FROM session WHERE expires_at <= ?", [session.createdAt.milliseconds])
      try database.run(
        "INSERT INTO session (token_digest, person, seat, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
        [
          Data(session.digest), session.person.text, session.seat?.text, session.createdAt.milliseconds,
          session.expiresAt.milliseconds,
        ])
    }
    remember(session)
  }

  package func session(digest: [UInt8], at instant: Instant) async throws -> Session? {
    let (known, hasEnded) = drawer.withLock { ($0.inUse[digest], $0.ended.contains(digest)) }
    if hasEnded { return nil }
    if let known { return known.expiresAt > instant ? known : nil }
    let found = try await store.pool.read { database in
      try database.row(
        "SELECT * FROM session WHERE token_digest = ? AND expires_at > ?", [Data(digest), instant.milliseconds]
      ).map { row in
        Session(
          digest: digest, person: PersonID(row["person"]), seat: row.identifier("seat"),
          createdAt: row.requiredInstant("created_at"), expiresAt: row.requiredInstant("expires_at"))
      }
    }
    if let found { remember(found) }
    return found
  }

  package func choose(_ seat: SeatID, digest: [UInt8]) async throws {
    try await store.pool.write { database in
      try database.run("UPDATE session SET seat = ? WHERE token_digest = ?", [seat.text, Data(digest)])
    }
    drawer.withLock { $0.inUse[digest]?.seat = seat }
  }

  package func close(digest: [UInt8]) async throws {
    end([digest])
    try await store.pool.write { database in
      try database.run("DELETE FROM session WHERE token_digest = ?", [Data(digest)])
    }
  }

  package func closeAll(of person: PersonID) async throws {
    // First those in use: who was erased with an act has no session in the store any more.
    end(drawer.withLock { drawer in drawer.inUse.values.filter { $0.person == person }.map(\.digest) })
    let digests = try await store.pool.write { database in
      try database.rows("DELETE FROM session WHERE person = ? RETURNING token_digest", [person.text]).map {
        Array($0["token_digest"] as Data)
      }
    }
    end(digests)
  }

  private func end(_ digests: [[UInt8]]) {
    drawer.withLock { drawer in
      for digest in digests {
        drawer.inUse[digest] = nil
        drawer.ended.insert(digest)
      }
    }
  }

  private func remember(_ session: Session) {
    drawer.withLock { drawer in
      if drawer.inUse.count >= Self.largestCache { drawer.inUse.removeAll(keepingCapacity: true) }
      if !drawer.ended.contains(session.digest) { drawer.inUse[session.digest] = session }
    }
  }
}
