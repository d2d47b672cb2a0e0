import Foundation
import GRDB
package import Record
import Tables
package import Vocabulary

/// The public record in one zip file, laid out as a data package (Frictionless Data Package, version 1): the events to
/// the byte, the roots, the published tables of the inventory, and every public table of the views with its meaning.
package enum PublicArchive {
  /// What was written.
  package struct Summary: Sendable, Equatable {
    /// How many events.
    package let events: Int64
    /// The root at that size, in hexadecimal.
    package let root: String
    /// How many tables are in it as comma-separated values.
    package let tables: Int
    /// How many columns of all tables are withheld.
    package let withheld: Int
  }

  /// Writes the public record of a data directory to a new file, also while a server runs.
  ///
  /// - Shape: `checkpoint` signs size and root where the key of the record is at hand; `key` is its public half.
  /// - Parameter through: the last event to be in it; the record is then written as it stood after that event.
  /// - Throws: `ZipFolder.Fault`, `StoreFault.missing`, `BackupFault.beyond`; with `through` also
  ///   `Verification.Fault` for events that do not follow from each other. Then there is no file.
  package static func write(
    of directory: String, to file: String, at now: Instant, through last: Int64? = nil, key: NoteVerifierKey? = nil,
    checkpoint: (Int64, NodeHash) throws -> String?
  ) throws -> Summary {
    let source = try Store.reader(of: directory)
    guard !FileManager.default.fileExists(atPath: file) else { throw BackupFault.exists(file: file) }
    let folder = file + ".unfinished"
    try? FileManager.default.removeItem(atPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for part in ["record", "inventory", "tables"] {
      try FileManager.default.createDirectory(atPath: folder + "/" + part, withIntermediateDirectories: true)
    }
    let dictionary = DataDictionary.ofTheSchema
    let summary = try source.read { database in
      try Backup.needSpace(database.length, at: (file as NSString).deletingLastPathComponent)
      let sealed = try Row.fetchOne(database, sql: "SELECT size, hash FROM root ORDER BY size DESC LIMIT 1")
      guard let sealed, let newest = NodeHash(sealed["hash"] as Data) else {
        throw BackupFault.notWhole(reason: "the record is empty")
      }
      let past = try last.map { try PastRecord(of: database, size: sealed["size"], through: $0) }
      let (size, root) = past.map { ($0.size, $0.root) } ?? (sealed["size"], newest)
      try writeEvents(below: size, of: database, to: folder + "/record/events.jsonl")
      if let note = try checkpoint(size, root) {
        try Data(note.utf8).write(to: URL(filePath: folder + "/record/checkpoint"))
      }
      if let key { try Data("\(key)\n".utf8).write(to: URL(filePath: folder + "/record/key")) }
      let exported = dictionary.tables.filter { !$0.isWithheld }
      try (past?.read ?? { try $0(database) }) { database in
        try writePublishedTables(of: database, to: folder + "/inventory")
        for table in exported { try TableFile.write(table, of: database, to: folder + "/tables/\(table.name).csv") }
      }
      return Summary(
        events: size, root: root.hexadecimal, tables: exported.count,
        withheld: dictionary.tables.reduce(0) { $0 + $1.columns.count { $0.isWithheld } })
    }
    try DataPackage(dictionary: dictionary, summary: summary, madeAt: now).write(to: folder)
    try ZipFolder.pack(
      try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }.sorted(), of: folder, to: file)
    return summary
  }

  private static func writeEvents(below size: Int64, of database: Database, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw BackupFault.unreadable(file: path, reason: "it cannot be written") }
    defer { try? handle.close() }
    var piece = Data()
    let rows = try Row.fetchCursor(
      database, sql: "SELECT bytes FROM event WHERE sequence < ? ORDER BY sequence", arguments: [size])
    while let row = try rows.next() {
      piece.append(row["bytes"] as Data)
      piece.append(0x0A)
      if piece.count > 1 << 18 {
        try handle.write(contentsOf: piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try handle.write(contentsOf: piece)
  }

  private static func writePublishedTables(of database: Database, to folder: String) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT digest, bytes FROM published_tables ORDER BY digest")
    while let row = try rows.next() {
      try (row["bytes"] as Data).write(to: URL(filePath: "\(folder)/\(row["digest"] as String).json"))
    }
  }
}
