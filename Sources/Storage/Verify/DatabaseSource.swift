import Foundation
import GRDB
import Record
import Verification
import Vocabulary

/// The record in a database, as the verifier reads it; used inside one transaction.
final class DatabaseSource: RecordSource {
  private let database: Database
  private let events: RowCursor
  private let roots: RowCursor
  let nodes: (any KeptNodes)?
  let beside: (any KeptBeside)?
  let checkpoints = SourcedCheckpoints()

  init(_ database: Database) throws {
    self.database = database
    events = try Row.fetchCursor(database, sql: "SELECT * FROM event ORDER BY sequence")
    roots = try Row.fetchCursor(database, sql: "SELECT size, hash FROM root ORDER BY size")
    nodes = DatabaseNodes(database)
    beside = DatabaseBeside(database)
  }

  func nextEvent() throws -> SourcedEvent? {
    try events.next().map { row in
      SourcedEvent(
        bytes: Array(row["bytes"] as Data),
        columns: SourcedEvent.Columns(
          sequence: row["sequence"], leaf: Array(row["leaf"] as Data), kind: row["kind"], subject: row["subject"],
          at: row["at"]))
    }
  }

  func nextRoot() throws -> SealedRoot? {
    try roots.next().map { SealedRoot(size: $0["size"], hash: Array($0["hash"] as Data)) }
  }

  func tables(digest: String) throws -> [UInt8]? {
    try database.row("SELECT bytes FROM published_tables WHERE digest = ?", [digest]).map {
      Array($0["bytes"] as Data)
    }
  }

  func timestamps() throws -> [SourcedTimestamp] {
    // A copy from before there were any has no place for them.
    guard try database.tableExists("timestamp") else { return [] }
    return try database.rows("SELECT day, resolution, content, answer FROM timestamp ORDER BY number").map { row in
      let answer = Array(row["answer"] as Data)
      if let resolution: String = row["resolution"] {
        return SourcedTimestamp(
          place: "the timestamp of \(resolution)", subject: .resolution(ResolutionID(resolution)), answer: answer)
      }
      return SourcedTimestamp(
        place: "the timestamp of \(row["day"] as String)", subject: .checkpoint(Array(row["content"] as Data)),
        answer: answer)
    }
  }

  func leads() throws -> [LeadLine]? {
    try database.rows("SELECT * FROM published_lead ORDER BY version, position").map { row in
      LeadLine(
        words: row.databaseValues.map { value in
          switch value.storage {
          case .string(let text): text
          case .int64(let number): String(number)
          case .null, .double, .blob: value.description
          }
        })
    }
  }
}

/// The nodes that tiles are made from.
private final class DatabaseNodes: KeptNodes {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func node(at position: NodePosition) throws -> [UInt8]? {
    let hash: Data? = try database.value(
      "SELECT hash FROM node WHERE level = ? AND position = ?", [position.level, position.index])
    return hash.map { Array($0) }
  }
}
