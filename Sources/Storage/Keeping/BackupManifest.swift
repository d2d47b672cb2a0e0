import Crypto
import Foundation
import GRDB
import Proceedings
import Record
package import Vocabulary

/// What a backup says of itself, written beside it as `FILE.json` or within a folder as `manifest.json`.
package struct BackupManifest: Codable, Sendable, Equatable {
  /// A file of the backup with the digest of its bytes.
  package struct Part: Codable, Sendable, Equatable {
    /// Its name, without a folder.
    package let file: String
    /// Its length in bytes.
    package let bytes: Int64
    /// SHA-256 of its bytes, in hexadecimal.
    package let sha256: String
    /// The first event in it; nil for a part that holds no run of events.
    package var first: Int64?
    /// The last event in it.
    package var last: Int64?
    /// What it holds, where it is sealed: length and SHA-256 before it was.
    package var opened: Opened?
  }

  /// What a sealed file holds.
  package struct Opened: Codable, Sendable, Equatable {
    /// Its length in bytes.
    package let bytes: Int64
    /// SHA-256 of its bytes, in hexadecimal.
    package let sha256: String
  }

  /// How many events the record had.
  package let size: Int64
  /// The root of the record at that size, in hexadecimal.
  package let root: String
  /// The migrations that its schema has, in order.
  package let schema: [String]
  /// When it was made.
  package let madeAt: Instant
  /// Its files.
  package let parts: [Part]
  /// For whom its files are sealed; nil where they are not.
  package var recipients: [String]?

  static let name = "manifest.json"

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data([0x0A])
  }

  init(_ bytes: Data, of file: String) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: bytes)
    } catch {
      throw BackupFault.unreadable(file: file, reason: "it is no manifest of a backup")
    }
  }

  init(
    size: Int64, root: String, schema: [String], madeAt: Instant, parts: [Part], recipients: [String]? = nil
  ) {
    self.recipients = recipients
    self.size = size
    self.root = root
    self.schema = schema
    self.madeAt = madeAt
    self.parts = parts
  }

  /// Checks that a file is there with the bytes that the manifest names.
  static func check(_ part: Part, in folder: String) throws {
    let path = folder + "/" + part.file
    guard FileManager.default.fileExists(atPath: path) else { throw BackupFault.missing(file: path) }
    guard try digest(of: path) == (part.bytes, part.sha256) else { throw BackupFault.changed(file: path) }
  }

  /// Length and SHA-256 of a file, read in pieces.
  static func digest(of path: String) throws -> (bytes: Int64, sha256: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw BackupFault.missing(file: path) }
    defer { try? handle.close() }
    var hash = SHA256()
    var length: Int64 = 0
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
      length += Int64(piece.count)
    }
    return (length, hexadecimal(hash.finalize()))
  }

  /// A part for a file that has just been written.
  static func part(
    _ file: String, in folder: String, first: Int64? = nil, last: Int64? = nil, opened: Opened? = nil
  ) throws -> Part {
    let (bytes, sha256) = try digest(of: folder + "/" + file)
    return Part(file: file, bytes: bytes, sha256: sha256, first: first, last: last, opened: opened)
  }
}

/// Why a backup cannot be made, or cannot be used.
package enum BackupFault: Error, CustomStringConvertible, Equatable {
  /// The file that should be made is there already.
  case exists(file: String)
  /// A file that the backup needs is not there.
  case missing(file: String)
  /// A file does not have the bytes that the manifest names.
  case changed(file: String)
  /// A file cannot be read as what it should be.
  case unreadable(file: String, reason: String)
  /// The folder holds the backup of another record, or of one that took another course.
  case anotherRecord(folder: String, size: Int64)
  /// The copy was made, but does not pass the check.
  case notWhole(reason: String)
  /// It is sealed, and no key was given.
  case sealed(file: String, recipients: [String])
  /// The key that was given opens none of what lies in it for its recipients.
  case wrongKey(file: String, recipients: [String])
  /// It can't be sealed for the key of a certificate.
  case unsuitable(subject: String)
  /// The record has no event of that number.
  case beyond(sequence: Int64, size: Int64)
  /// The volume has too little free space.
  case noSpace(path: String, needed: Int64, free: Int64)

  package var description: String {
    switch self {
    case .exists(let file): "\(file) is there already; nothing was written over it"
    case .missing(let file): "\(file) is missing"
    case .changed(let file): "\(file) does not have the bytes that the manifest names: it was changed or cut off"
    case .unreadable(let file, let reason): "\(file) cannot be used: \(reason)"
    case .anotherRecord(let folder, let size):
      "\(folder) holds another record: its first \(size) events are not those of this data directory; use another folder"
    case .notWhole(let reason): "the copy does not pass the check and was removed: \(reason)"
    case .sealed(let file, let recipients):
      "\(file) is encrypted to \(recipients.joined(separator: "; ")); give --key KEY.pem of one of them"
    case .wrongKey(let file, let recipients):
      "\(file) is encrypted to \(recipients.joined(separator: "; ")), and the key given is none of theirs"
    case .unsuitable(let subject): "nothing can be encrypted to \(subject): its key must be RSA, P-256 or P-384"
    case .beyond(let sequence, let size):
      "there is no event \(sequence): the record has the events 0 to \(size - 1)"
    case .noSpace(let path, let needed, let free):
      "\(path) needs \(needed / 1_048_576 + 1) MiB free and has \(free / 1_048_576) MiB; nothing was done"
    }
  }
}
