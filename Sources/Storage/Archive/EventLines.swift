import Foundation
import GRDB
import Record
import Verification
import Vocabulary

/// Events as canonical bytes, one a line.
enum EventLines {
  /// Enters the events of a file, the first of which has a given number.
  ///
  /// - Throws: `Verification.Fault` with the number of the first line that is no canonical event.
  static func enter(_ file: String, from first: Int64, into database: Database) throws {
    let insert = try database.makeStatement(
      sql: "INSERT INTO event (sequence, bytes, leaf, kind, subject, at) VALUES (?, ?, ?, ?, ?, ?)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    var sequence = first
    for line in bytes.split(separator: 0x0A) {
      let recorded: RecordedEvent
      do {
        recorded = try CanonicalJSON.decodeExactly(RecordedEvent.self, from: Array(line))
      } catch {
        throw Verification.Fault(sequence: sequence, reason: "its line is no canonical event: \(error)")
      }
      try insert.execute(arguments: [
        sequence, Data(line), Data(LeafHash(of: Array(line)).node.bytes), recorded.event.kind.rawValue,
        recorded.subject?.text, recorded.at.milliseconds,
      ])
      sequence += 1
    }
  }
}
