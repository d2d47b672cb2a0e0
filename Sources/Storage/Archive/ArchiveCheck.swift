import Foundation
import GRDB
package import Record
import Tables
package import Verification

extension PublicArchive {
  /// Checks an archive from its first event on, and that each of its tables is what the events give; offline, sharing
  /// nothing with a server. What an archive withholds is counted, not missed.
  ///
  /// - Parameter recordKey: the key of the record, when it is known from elsewhere; else the one in the archive.
  /// - Throws: `ZipFolder.Fault` for a file that is none, `BackupFault.missing` for one without a record.
  package static func verify(
    _ file: String, recordKey: NoteVerifierKey? = nil, progress: (Int64) -> Void = { _ in }
  ) throws -> Verification {
    let folder = FileManager.default.temporaryDirectory.path + "/gongzhi-archive-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try ZipFolder.unpack(file, to: folder, limit: try Self.room(at: folder))
    var found = Verification()
    do {
      var verifier = Verifier(try ArchiveSource(folder: folder), recordKey: recordKey)
      found = try verifier.verify(progress: progress)
      if found.fault == nil { try checkTables(folder) }
    } catch let fault as Verification.Fault {
      found.fault = fault
    }
    return found
  }

  /// How many bytes an archive may unpack to: a file that was made to fill the disk leaves a gibibyte of it free.
  private static func room(at folder: String) throws -> Int64 {
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
    let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 1 << 34
    return max(0, free - 1 << 30)
  }

  /// Finds the first table of an archive that is not what the events give.
  private static func checkTables(_ folder: String) throws {
    let events = try EventFile(folder + "/record/events.jsonl", called: "record/events.jsonl")
    // Before the first version was published there is no such folder.
    let lists = folder + "/inventory"
    let names =
      FileManager.default.fileExists(atPath: lists) ? try FileManager.default.contentsOfDirectory(atPath: lists) : []
    let published = names.sorted().map { name in
      (
        digest: name.replacing(".json", with: ""),
        bytes: FileManager.default.contents(atPath: lists + "/" + name) ?? Data()
      )
    }
    let views = try ScratchViews(tables: published) { events.next() }
    let again = folder + "/again.csv"
    for table in DataDictionary.ofTheSchema.tables where !table.isWithheld && follows(table.name) {
      try? FileManager.default.removeItem(atPath: again)
      try views.read { try TableFile.write(table, of: $0, to: again) }
      let path = folder + "/tables/\(table.name).csv"
      guard FileManager.default.contentsEqual(atPath: again, andPath: path) else {
        throw Verification.Fault(sequence: nil, reason: "tables/\(table.name).csv is not what the events give")
      }
    }
  }

  /// Whether a table follows from the events; roots, signatures and timestamps lie beside them.
  private static func follows(_ table: String) -> Bool { table.hasPrefix("view_") || table == "published_lead" }
}
