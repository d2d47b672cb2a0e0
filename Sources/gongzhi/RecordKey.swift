import ArgumentParser
import Foundation
import Record

/// The key that signs checkpoints of the record: in a file of its own beside the data, readable by its owner only.
enum RecordKey {
  static let fileName = "record.key"

  /// The key of a data directory, made when there is none; the origin names the record for good.
  static func ensure(in directory: String, origin: String) throws -> NoteSigner {
    let path = directory + "/" + fileName
    if FileManager.default.fileExists(atPath: path) { return try read(path) }
    let signer: NoteSigner
    do {
      signer = try NoteSigner(name: origin, kind: .record, seed: systemEntropy(32))
    } catch {
      throw ValidationError(
        "\"\(origin)\" cannot name a record: use an address without the scheme, without + or spaces")
    }
    // Checkpoints will be signed with it, so it must not be lost when power fails after the first of them.
    try KeptFile.write(Array((signer.secretText + "\n").utf8), to: path, permissions: 0o600)
    return signer
  }

  /// The key of a data directory; nil when there is none.
  static func find(in directory: String) throws -> NoteSigner? {
    let path = directory + "/" + fileName
    return FileManager.default.fileExists(atPath: path) ? try read(path) : nil
  }

  /// The origin of a record that is reached under an address: the address without its scheme.
  static func origin(of address: String) -> String {
    let host = address.hasPrefix("https://") ? String(address.dropFirst("https://".count)) : address
    return host + "/record"
  }

  private static func read(_ path: String) throws -> NoteSigner {
    let text = try readText(path)
    do {
      return try NoteSigner(text.split(separator: "\n").first ?? "")
    } catch {
      throw ValidationError("\(path) holds no key of a record: \(error)")
    }
  }
}
