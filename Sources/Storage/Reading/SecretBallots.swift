import Foundation
import GRDB
package import Proceedings
import Record
package import Vocabulary

extension SQLiteReadingRoom {
  package func credentialRequest(of person: PersonID, in ballot: BallotID) async throws -> String? {
    try await store.pool.read { try $0.credentialRequest(of: person, in: ballot) }
  }

  package func sealedReceipt(_ sequence: Int64, in ballot: BallotID) async throws -> SealedReceipt? {
    try await store.pool.read { database in
      guard let row = try database.row("SELECT bytes FROM event WHERE sequence = ?", [sequence]) else { return nil }
      let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: Array(row["bytes"] as Data))
      guard case .voteSealed(let sealed) = recorded.event, sealed.ballot == ballot,
        let counting = try database.row(
          "SELECT sequence, opened FROM view_sealed_vote WHERE ballot = ? AND serial = ?",
          [ballot.text, sealed.serial])
      else { return nil }
      return SealedReceipt(
        sequence: sequence, at: recorded.at, serial: sealed.serial, counting: counting["sequence"],
        isOpened: counting["opened"] == 1)
    }
  }
}
