import Foundation
import GRDB
import Verification

/// A database file that loses its name while it is still empty: whoever has it open can use it, nobody else can find it,
/// and when the program ends, however it ends, the file is gone.
final class NamelessCopy {
  /// The connection that fills it.
  let target: DatabaseQueue
  /// Its bytes, from the beginning.
  let handle: FileHandle
  // Connections that were opened while it had a name.
  private let cleaner: DatabaseQueue
  private let reader: DatabaseQueue

  /// An empty one, on the volume of a file that is to be made.
  init(beside file: String) throws {
    let path = file + ".plain-" + UUID().uuidString
    let manager = FileManager.default
    guard manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw BackupFault.unreadable(file: file, reason: "it cannot be written")
    }
    defer { try? manager.removeItem(atPath: path) }
    var configuration = Configuration()
    // No journal beside it, and nothing in the system's temporary folder.
    configuration.prepareDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
    }
    target = try DatabaseQueue(path: path, configuration: configuration)
    cleaner = try DatabaseQueue(path: path, configuration: configuration)
    var reading = Configuration()
    reading.readonly = true
    reader = try DatabaseQueue(path: path, configuration: reading)
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw BackupFault.unreadable(file: file, reason: "it cannot be read")
    }
    self.handle = handle
  }

  /// Copies a whole database, without sessions, and checks it from its first event on.
  func fill(from source: DatabaseQueue, progress: (Int64) -> Void) throws -> Verification {
    try source.backup(to: target)
    try target.close()
    // The header of the source asks for a write-ahead log, which would have a name (file format, bytes 18 and 19).
    try handle.seek(toOffset: 18)
    try handle.write(contentsOf: [1, 1])
    try cleaner.writeWithoutTransaction { database in
      try database.execute(sql: "DELETE FROM session")
      let checked = try String.fetchOne(database, sql: "PRAGMA integrity_check")
      guard checked == "ok" else { throw BackupFault.notWhole(reason: checked ?? "no answer to integrity_check") }
    }
    let found = try RecordCheck.verify(reader, progress: progress)
    if let reason = found.fault?.description ?? (found.viewsAgree == false ? "its views differ" : nil) {
      throw BackupFault.notWhole(reason: reason)
    }
    try reader.close()
    try cleaner.close()
    return found
  }
}
