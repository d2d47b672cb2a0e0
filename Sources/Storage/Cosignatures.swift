import GRDB
package import Proceedings
import Record

/// The signatures of witnesses in the store.
package struct SQLiteCosignatureBook: CosignatureBook {
  /// So many sizes back a checkpoint is looked for that enough witnesses have signed.
  private static let sizesRead = 200

  private let store: Store

  /// The signatures in a store.
  package init(store: Store) { self.store = store }

  package func keep(_ cosignatures: [Cosignature]) async throws {
    try await store.pool.write { database in
      for cosignature in cosignatures {
        try database.run(
          """
          INSERT INTO cosignature (witness, size, time, signature) VALUES (?, ?, ?, ?)
          ON CONFLICT (witness, size) DO UPDATE SET time = excluded.time, signature = excluded.signature
            WHERE excluded.time > time
          """,
          [cosignature.key.description, cosignature.size, cosignature.time, cosignature.signature.line])
      }
    }
  }

  package func witnessing() async throws -> Witnessing {
    try await store.pool.read { database in
      let rows = try database.rows(
        """
        SELECT * FROM cosignature
        WHERE size IN (SELECT DISTINCT size FROM cosignature ORDER BY size DESC LIMIT ?)
          OR (witness, size) IN (SELECT witness, max(size) FROM cosignature GROUP BY witness)
        ORDER BY size DESC, witness
        """, [Self.sizesRead])
      return Witnessing(
        policy: try database.value("SELECT policy FROM view_witnesses"),
        cosignatures: rows.compactMap { row in
          guard let key = try? NoteVerifierKey(row["witness"] as String),
            let signature = NoteSignature(line: row["signature"] as String)
          else { return nil }
          return Cosignature(key: key, size: row["size"], time: row["time"], signature: signature)
        })
    }
  }
}
