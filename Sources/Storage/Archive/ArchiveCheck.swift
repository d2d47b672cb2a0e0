import Foundation
import GRDB
import Record
import Tables

extension PublicArchive {
  /// Checks an archive from its first event on, and that each of its tables is what the events give; offline, sharing
  /// nothing with a server. What an archive withholds is counted, not missed.
  ///
  /// - Throws: `ZipFolder.Fault` for a file that is none, `BackupFault.missing` for one without a record.
  package static func verify(_ file: String, progress: (Int64) -> Void = { _ in }) throws -> Verification {
    let folder = FileManager.default.temporaryDirectory.path + "/gongzhi-archive-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try ZipFolder.unpack(file, to: folder, limit: 1 << 40)
    let database = folder + "/" + Store.fileName
    do {
      try enter(folder, into: database)
    } catch let fault as Verification.Fault {
      var verification = Verification()
      verification.fault = fault
      return verification
    }
    var verifier = try Verifier(publicCopy: database)
    var found = try verifier.verify(progress: progress)
    guard found.fault == nil else { return found }
    found.fault = try verifier.withViews { try check(folder, against: $0) }
    return found
  }

  /// Puts the events, roots and published tables of an unpacked archive into a database of their own.
  private static func enter(_ folder: String, into path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue)
    let events = folder + "/record/events.jsonl"
    guard FileManager.default.fileExists(atPath: events) else { throw BackupFault.missing(file: "record/events.jsonl") }
    try queue.write { database in
      try EventLines.enter(events, from: 0, into: database)
      try enterRoots(folder + "/tables/root.csv", into: database)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/inventory").sorted() {
        let bytes = FileManager.default.contents(atPath: folder + "/inventory/" + name) ?? Data()
        try database.execute(
          sql: "INSERT INTO published_tables (digest, bytes) VALUES (?, ?)",
          arguments: [name.replacing(".json", with: ""), bytes])
      }
      try database.fillNodes()
    }
    try queue.close()
  }

  private static func enterRoots(_ path: String, into database: Database) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw BackupFault.missing(file: "tables/root.csv")
    }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 3, let size = Int64(fields[0]), let hash = NodeHash(hexadecimal: String(fields[1])),
        let at = Int64(fields[2])
      else { throw Verification.Fault(sequence: nil, reason: "tables/root.csv: \(line) is no root") }
      try database.execute(
        sql: "INSERT INTO root (size, hash, frontier, at) VALUES (?, ?, x'', ?)",
        arguments: [size, Data(hash.bytes), at])
    }
  }

  /// The first table of an archive that is not what the events give.
  private static func check(_ folder: String, against views: Database) throws -> Verification.Fault? {
    let again = folder + "/again.csv"
    for table in DataDictionary.ofTheSchema.tables where !table.isWithheld && table.name != "root" {
      try? FileManager.default.removeItem(atPath: again)
      try TableFile.write(table, of: views, to: again)
      let path = folder + "/tables/\(table.name).csv"
      guard FileManager.default.contentsEqual(atPath: again, andPath: path) else {
        return Verification.Fault(sequence: nil, reason: "tables/\(table.name).csv is not what the events give")
      }
    }
    return nil
  }
}
