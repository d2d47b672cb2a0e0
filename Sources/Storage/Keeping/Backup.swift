import Foundation
import GRDB
package import Signatures
import Verification
package import Vocabulary

/// A copy of a data directory's database in one file, made while a server runs.
package enum Backup {
  /// Copies the database of a data directory to a file, sealed for some recipients, with `FILE.json` beside it. The copy
  /// is checked before it is sealed; nothing of it that could be read without a key ever has a name on the disk.
  ///
  /// - Throws: `BackupFault`, `StoreFault.missing`. Nothing is left behind then, nor when the program is killed, but for
  ///   sealed bytes in `FILE.unfinished`.
  package static func make(
    of directory: String, to file: String, sealedFor recipients: [Certificate], at now: Instant,
    progress: (Int64) -> Void = { _ in }
  ) throws -> BackupManifest {
    let source = try Store.reader(of: directory)
    guard !FileManager.default.fileExists(atPath: file) else { throw BackupFault.exists(file: file) }
    try needSpace(try source.read { try $0.length }, at: (file as NSString).deletingLastPathComponent)
    let copy = try NamelessCopy(beside: file)
    let found = try copy.fill(from: source, progress: progress)
    let unfinished = file + ".unfinished"
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    let opened = try Sealing(recipients).seal(copy.handle, to: unfinished)
    guard rename(unfinished, file) == 0 else {
      throw BackupFault.unreadable(file: file, reason: String(cString: strerror(errno)))
    }
    let (folder, name) = ((file as NSString).deletingLastPathComponent, (file as NSString).lastPathComponent)
    let manifest = BackupManifest(
      size: found.events, root: found.root, schema: try source.read { try Schema.names(in: $0) }, madeAt: now,
      parts: [try BackupManifest.part(name, in: folder.isEmpty ? "." : folder, opened: opened)],
      recipients: recipients.map { Sealing.name(of: $0) })
    try writeDurably(manifest.encoded(), to: file + ".json")
    return manifest
  }

  /// Copies the database of a data directory to a file, checks the copy from its first event on, and writes
  /// `FILE.json` beside it. The copy is one moment of the record, whatever is entered meanwhile. Sessions are left out.
  ///
  /// - Throws: `BackupFault`, `StoreFault.missing`. Nothing is left behind when the copy does not pass.
  package static func make(
    of directory: String, to file: String, at now: Instant, progress: (Int64) -> Void = { _ in }
  ) throws -> BackupManifest {
    let source = try Store.reader(of: directory)
    guard !FileManager.default.fileExists(atPath: file) else { throw BackupFault.exists(file: file) }
    let length = try source.read { try $0.length }
    try needSpace(length, at: (file as NSString).deletingLastPathComponent)
    let unfinished = file + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    try copy(source, to: unfinished)
    let found = try RecordCheck.verify(file: unfinished, progress: progress)
    if let reason = found.fault?.description ?? (found.viewsAgree == false ? "its views differ" : nil) {
      throw BackupFault.notWhole(reason: reason)
    }
    let schema = try Store.schema(of: unfinished)
    try FileManager.default.moveItem(atPath: unfinished, toPath: file)
    let (folder, name) = ((file as NSString).deletingLastPathComponent, (file as NSString).lastPathComponent)
    let manifest = BackupManifest(
      size: found.events, root: found.root, schema: schema, madeAt: now,
      parts: [try BackupManifest.part(name, in: folder.isEmpty ? "." : folder)])
    try writeDurably(manifest.encoded(), to: file + ".json")
    return manifest
  }

  /// Copies the database of a data directory to a file, checked page by page only.
  static func snapshot(of directory: String, to file: String) throws {
    try copy(try Store.reader(of: directory), to: file)
  }

  private static func copy(_ source: DatabaseQueue, to file: String) throws {
    let target = try DatabaseQueue(path: file)
    try source.backup(to: target)
    try target.writeWithoutTransaction { database in
      // A copy is one file: no write-ahead log beside it. Whoever restores it signs in anew.
      try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; DELETE FROM session;")
      let checked = try String.fetchOne(database, sql: "PRAGMA integrity_check")
      guard checked == "ok" else { throw BackupFault.notWhole(reason: checked ?? "no answer to integrity_check") }
    }
    try target.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
  }

  /// Refuses when a folder's volume has not twice the bytes free that will be written.
  static func needSpace(_ bytes: Int64, at folder: String) throws {
    let path = folder.isEmpty ? "." : folder
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
    guard let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value else { return }
    guard free >= 2 * bytes else { throw BackupFault.noSpace(path: path, needed: 2 * bytes, free: free) }
  }

  /// Writes a file whole: another name first, synced, then renamed, so that a crash leaves the old one or the new one.
  static func writeDurably(_ bytes: Data, to path: String) throws {
    let unfinished = path + ".unfinished"
    guard FileManager.default.createFile(atPath: unfinished, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: unfinished)
    else { throw BackupFault.unreadable(file: unfinished, reason: "it cannot be written") }
    try handle.write(contentsOf: bytes)
    try handle.synchronize()
    try handle.close()
    guard rename(unfinished, path) == 0 else {
      throw BackupFault.unreadable(file: path, reason: String(cString: strerror(errno)))
    }
  }
}

extension Store {
  /// A connection that only reads the database of a data directory; a server may write meanwhile.
  ///
  /// - Throws: `StoreFault.missing`.
  static func reader(of directory: String) throws -> DatabaseQueue {
    let path = directory + "/" + fileName
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// The migrations that a database file has, in order.
  static func schema(of file: String) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: file, configuration: configuration).read { database in
      try Schema.names(in: database)
    }
  }
}

extension Database {
  /// The length of the database in bytes.
  var length: Int64 {
    get throws {
      try (Int64.fetchOne(self, sql: "PRAGMA page_count") ?? 0) * (Int64.fetchOne(self, sql: "PRAGMA page_size") ?? 0)
    }
  }
}
