import Foundation
import GRDB
import Record
package import Signatures
package import Verification
import Vocabulary

/// A data directory made again from a backup.
package enum Restore {
  /// What was restored, and how it was found.
  package struct Outcome: Sendable {
    /// What the backup says of itself.
    package let manifest: BackupManifest
    /// What the check of the restored record found.
    package let verification: Verification
  }

  /// What opens a sealed backup.
  package struct Key: Sendable {
    let key: PrivateKey
    let certificate: Certificate?

    /// A key, and whose copy of each file's key to open with it; each that it may open when left out.
    package init(_ key: PrivateKey, certificate: Certificate? = nil) {
      self.key = key
      self.certificate = certificate
    }
  }

  /// Restores a backup, file or folder, into a data directory that holds no record; migrates it where the program is
  /// newer than the backup, derives the views anew and checks the record from its first event on.
  ///
  /// - Throws: `BackupFault`; the directory is then as it was.
  package static func make(
    from backup: String, to directory: String, key: Key? = nil, progress: (Int64) -> Void = { _ in }
  ) throws -> Outcome {
    let path = directory + "/" + Store.fileName
    guard !FileManager.default.fileExists(atPath: path) else { throw BackupFault.exists(file: path) }
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let unfinished = directory + "/restoring"
    try? FileManager.default.removeItem(atPath: unfinished)
    try FileManager.default.createDirectory(
      atPath: unfinished, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    let database = unfinished + "/" + Store.fileName

    let manifest =
      try isFolder(backup) ? assemble(backup, key, to: database) : copy(backup, key, to: database)
    let store = try Store(migrating: unfinished)
    _ = try store.rebuild(progress: progress)
    try store.close()
    let verification = try check(database, is: manifest, progress: progress)
    try FileManager.default.moveItem(atPath: database, toPath: path)
    return Outcome(manifest: manifest, verification: verification)
  }

  private static func isFolder(_ path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw BackupFault.missing(file: path)
    }
    return isFolder.boolValue
  }

  private static func copy(_ file: String, _ key: Key?, to database: String) throws -> BackupManifest {
    guard let bytes = FileManager.default.contents(atPath: file + ".json") else {
      throw BackupFault.missing(file: file + ".json")
    }
    let manifest = try BackupManifest(bytes, of: file + ".json")
    let folder = (file as NSString).deletingLastPathComponent
    for part in manifest.parts {
      // The file may have been given another name; its bytes may not have been changed.
      let renamed = BackupManifest.Part(
        file: (file as NSString).lastPathComponent, bytes: part.bytes, sha256: part.sha256, opened: part.opened)
      try BackupManifest.check(renamed, in: folder.isEmpty ? "." : folder)
    }
    try refuseTheFuture(manifest, file)
    try Backup.needSpace(
      manifest.parts.reduce(0) { $0 + $1.bytes }, at: (database as NSString).deletingLastPathComponent)
    if let opened = manifest.parts.first?.opened {
      try open(file, holding: opened, of: manifest, key, to: database)
    } else {
      try FileManager.default.copyItem(atPath: file, toPath: database)
    }
    return manifest
  }

  /// Opens a sealed file and checks that it holds what the manifest says.
  private static func open(
    _ file: String, holding opened: BackupManifest.Opened, of manifest: BackupManifest, _ key: Key?, to path: String
  ) throws {
    let recipients = manifest.recipients ?? []
    guard let key else { throw BackupFault.sealed(file: file, recipients: recipients) }
    try Sealing.open(file, with: key, for: recipients, to: path)
    guard try BackupManifest.digest(of: path) == (opened.bytes, opened.sha256) else {
      throw BackupFault.changed(file: file)
    }
  }

  /// Puts the events of a folder into what lay beside them.
  private static func assemble(_ folder: String, _ key: Key?, to database: String) throws -> BackupManifest {
    guard let manifest = try BackupFolder.manifest(of: folder) else {
      throw BackupFault.missing(file: folder + "/" + BackupManifest.name)
    }
    for part in manifest.parts { try BackupManifest.check(part, in: folder) }
    try refuseTheFuture(manifest, folder)
    try Backup.needSpace(
      manifest.parts.reduce(0) { $0 + $1.bytes }, at: (database as NSString).deletingLastPathComponent)
    guard let beside = manifest.parts.last(where: { $0.first == nil }) else {
      throw BackupFault.unreadable(file: folder, reason: "its manifest names nothing that lay beside the record")
    }
    if let opened = beside.opened {
      try open(folder + "/" + beside.file, holding: opened, of: manifest, key, to: database)
    } else {
      try FileManager.default.copyItem(atPath: folder + "/" + beside.file, toPath: database)
    }
    let queue = try DatabaseQueue(path: database)
    for part in manifest.parts where part.first != nil {
      var lines = folder + "/" + part.file
      if let opened = part.opened {
        let scratch = database + ".events"
        try? FileManager.default.removeItem(atPath: scratch)
        try open(lines, holding: opened, of: manifest, key, to: scratch)
        lines = scratch
      }
      try queue.write { try EventLines.enter(lines, from: part.first ?? 0, into: $0) }
    }
    try queue.close()
    return manifest
  }

  private static func refuseTheFuture(_ manifest: BackupManifest, _ file: String) throws {
    let unknown = manifest.schema.filter { !Schema.migrator.migrations.contains($0) }
    guard unknown.isEmpty else { throw StoreFault.fromTheFuture(path: file) }
  }

  private static func check(
    _ database: String, is manifest: BackupManifest, progress: (Int64) -> Void
  ) throws -> Verification {
    let found = try RecordCheck.verify(file: database, progress: progress)
    if let fault = found.fault { throw BackupFault.notWhole(reason: fault.description) }
    guard found.viewsAgree == true else { throw BackupFault.notWhole(reason: "its views are not those of its record") }
    guard found.events == manifest.size, found.root == manifest.root else {
      throw BackupFault.notWhole(
        reason:
          "it has \(found.events) events and root \(found.root), the manifest says \(manifest.size) and \(manifest.root)"
      )
    }
    return found
  }
}
