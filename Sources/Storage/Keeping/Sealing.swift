import Crypto
import Foundation
import Proceedings
import Signatures
import Vocabulary

/// Seals the files of a backup for its recipients, and opens them.
struct Sealing {
  /// How the names of sealed files end in a folder.
  static let ending = ".p7m"

  private static let piece = 1 << 20
  private let recipients: [Certificate]

  init(_ recipients: [Certificate]) { self.recipients = recipients }

  /// A recipient as a manifest names it.
  static func name(of recipient: Certificate) -> String {
    "\(recipient.subject), serial \(hexadecimal(recipient.serial))"
  }

  /// Seals an open file from its beginning, and says what it held.
  func seal(_ handle: FileHandle, to path: String) throws -> BackupManifest.Opened {
    try handle.seek(toOffset: 0)
    return try seal(to: path) { try handle.read(upToCount: Self.piece).map { [UInt8]($0) } }
  }

  /// Seals bytes, and says what they were.
  func seal(_ bytes: Data, to path: String) throws -> BackupManifest.Opened {
    var rest = bytes[...]
    return try seal(to: path) {
      defer { rest = rest.dropFirst(Self.piece) }
      return [UInt8](rest.prefix(Self.piece))
    }
  }

  private func seal(to path: String, pieces: () throws -> [UInt8]?) throws -> BackupManifest.Opened {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw BackupFault.unreadable(file: path, reason: String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var hash = SHA256()
    var length: Int64 = 0
    do {
      try SealedFile.seal(for: recipients, to: file) {
        guard let piece = try pieces(), !piece.isEmpty else { return nil }
        hash.update(data: piece)
        length += Int64(piece.count)
        return piece
      }
      try handle.synchronize()
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw Self.told(error, of: path, for: [])
    }
    return BackupManifest.Opened(bytes: length, sha256: hexadecimal(hash.finalize()))
  }

  /// Opens a sealed file to a new one, which is gone again when it does not hold what was sealed.
  static func open(_ path: String, with key: Restore.Key, for recipients: [String], to target: String) throws {
    let file = Foundation.open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw BackupFault.unreadable(file: target, reason: String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try SealedFile.open(path, with: key.key, certificate: key.certificate, to: file)
      try handle.synchronize()
    } catch {
      try? FileManager.default.removeItem(atPath: target)
      throw told(error, of: path, for: recipients)
    }
  }

  /// A fault of sealing as a backup tells it.
  private static func told(_ error: any Error, of path: String, for recipients: [String]) -> any Error {
    switch error {
    case SealedFile.Fault.notSealed: BackupFault.unreadable(file: path, reason: "it is no encrypted backup")
    case SealedFile.Fault.cutOff, SealedFile.Fault.changed: BackupFault.changed(file: path)
    case SealedFile.Fault.wrongKey: BackupFault.wrongKey(file: path, recipients: recipients)
    case SealedFile.Fault.unsuitable(let subject): BackupFault.unsuitable(subject: subject)
    case SealedFile.Fault.unwritable(let reason): BackupFault.unreadable(file: path, reason: reason)
    case let fault as SignatureFault: BackupFault.unreadable(file: path, reason: fault.words.en)
    default: error
    }
  }
}
