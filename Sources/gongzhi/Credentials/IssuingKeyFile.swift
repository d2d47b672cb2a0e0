import ArgumentParser
import Foundation
import Web

/// The file of an issuing key.
enum IssuingKeyFile {
  /// Makes a key, writes both halves and gives the public one as a PEM; an existing file is never overwritten.
  static func make(at path: String) throws -> String {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw ValidationError("\(path) exists already; a key is for one ballot, so name another file")
    }
    let key = try IssuingKey.generated()
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: Data((key.secretPEM + "\n").utf8), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw CocoaError(.fileWriteNoPermission) }
    try Data((key.publicPEM + "\n").utf8).write(to: URL(fileURLWithPath: path + ".pub"))
    return key.publicPEM
  }

  /// The keys of some files.
  static func read(_ paths: [String]) throws -> IssuingKeys {
    IssuingKeys(
      try paths.map { path in
        let text = try readText(path)
        do {
          return try IssuingKey(pem: text)
        } catch {
          throw ValidationError("\(path) holds no issuing key: make one with gongzhi credentials key --to FILE")
        }
      })
  }
}
