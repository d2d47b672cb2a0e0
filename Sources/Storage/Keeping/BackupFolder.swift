import Foundation
import GRDB
import Proceedings
package import Signatures
package import Vocabulary

/// A backup that grows: a folder with the record in runs of events, each written once, and what is kept beside the
/// record, written anew each time. What was erased beside the record is thus gone from the folder with the next run.
package enum BackupFolder {
  /// So many events a file: they are held in memory while they are written.
  private static let longestRun: Int64 = 65_536

  /// Adds to a folder what the record of a data directory has gained, making the folder when there is none.
  ///
  /// - Parameter recipients: for whom each file that is written is sealed; files of before stay as they are.
  /// - Throws: `BackupFault.anotherRecord` when the folder holds the backup of another record; `StoreFault.missing`.
  package static func extend(
    _ folder: String, from directory: String, sealedFor recipients: [Certificate] = [], at now: Instant
  ) throws -> BackupManifest {
    let source = try Store.reader(of: directory)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Backup.needSpace(try source.read { try $0.length }, at: folder)
    let before = try manifest(of: folder)
    let sealing = recipients.isEmpty ? nil : Sealing(recipients)
    let manifest = try source.read { database in
      guard
        let sealed = try Row.fetchOne(database, sql: "SELECT size, hash FROM root ORDER BY size DESC LIMIT 1")
      else { throw BackupFault.notWhole(reason: "the record is empty") }
      let size: Int64 = sealed["size"]
      let root = hexadecimal(sealed["hash"] as Data)
      if let before { try checkCourse(of: before, in: database, folder) }
      var parts = before?.parts.filter { $0.first != nil } ?? []
      let first = before?.size ?? 0
      for start in stride(from: first, to: size, by: Int64.Stride(longestRun)) {
        parts.append(try writeRun(start..<min(start + longestRun, size), of: database, to: folder, sealing))
      }
      parts.append(try writeBeside("beside-\(size)-\(now.milliseconds).sqlite", of: database, to: folder, sealing))
      return BackupManifest(
        size: size, root: root,
        schema: try Schema.names(in: database), madeAt: now, parts: parts,
        recipients: recipients.isEmpty ? before?.recipients : recipients.map { Sealing.name(of: $0) })
    }
    try Backup.writeDurably(manifest.encoded(), to: folder + "/" + BackupManifest.name)
    // Only now that the manifest names the new ones.
    let kept = Set(manifest.parts.map { $0.file })
    for part in before?.parts ?? [] where !kept.contains(part.file) {
      try FileManager.default.removeItem(atPath: folder + "/" + part.file)
    }
    return manifest
  }

  /// The manifest of a folder; nil when it has none.
  static func manifest(of folder: String) throws -> BackupManifest? {
    let path = folder + "/" + BackupManifest.name
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    return try BackupManifest(bytes, of: path)
  }

  /// The record must have had the root that the folder remembers, when it had the folder's size.
  private static func checkCourse(of before: BackupManifest, in database: Database, _ folder: String) throws {
    let hash = try Data.fetchOne(database, sql: "SELECT hash FROM root WHERE size = ?", arguments: [before.size])
    guard let hash, hexadecimal(hash) == before.root else {
      throw BackupFault.anotherRecord(folder: folder, size: before.size)
    }
  }

  /// Writes the canonical bytes of a run of events, one a line.
  private static func writeRun(
    _ run: Range<Int64>, of database: Database, to folder: String, _ sealing: Sealing?
  ) throws -> BackupManifest.Part {
    let file = "events-\(padded(run.lowerBound))-\(padded(run.upperBound - 1)).jsonl"
    var bytes = Data()
    let rows = try Row.fetchCursor(
      database, sql: "SELECT bytes FROM event WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
      arguments: [run.lowerBound, run.upperBound])
    while let row = try rows.next() {
      bytes.append(row["bytes"] as Data)
      bytes.append(0x0A)
    }
    if let sealing {
      let (sealed, path) = (file + Sealing.ending, folder + "/" + file + Sealing.ending)
      let opened = try sealing.seal(bytes, to: path)
      return try BackupManifest.part(
        sealed, in: folder, first: run.lowerBound, last: run.upperBound - 1, opened: opened)
    }
    try Backup.writeDurably(bytes, to: folder + "/" + file)
    return try BackupManifest.part(file, in: folder, first: run.lowerBound, last: run.upperBound - 1)
  }

  /// Writes what lies beside the record.
  private static func writeBeside(
    _ file: String, of database: Database, to folder: String, _ sealing: Sealing?
  ) throws -> BackupManifest.Part {
    guard let sealing else {
      try BesideTheRecord.copy(from: database, to: folder + "/" + file)
      return try BackupManifest.part(file, in: folder)
    }
    let copy = try NamelessCopy(beside: folder + "/" + file)
    try BesideTheRecord.copy(from: database, into: copy.target)
    try copy.target.close()
    let opened = try sealing.seal(copy.handle, to: folder + "/" + file + Sealing.ending)
    return try BackupManifest.part(file + Sealing.ending, in: folder, opened: opened)
  }

  private static func padded(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}
