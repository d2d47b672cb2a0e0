import ArgumentParser
import Foundation
import Record

/// The private key of a witness, in a file that only its owner can read.
enum WitnessKey {
  /// The key in a file, made under a name when there is none.
  static func ensure(_ path: String, name: String?) throws -> NoteSigner {
    guard FileManager.default.fileExists(atPath: path) else {
      guard let name else {
        throw ValidationError("there is no key at \(path); with --name NAME a new one is made there")
      }
      return try make(path, name: name)
    }
    let text = try readText(path)
    guard let signer = try? NoteSigner(text.split(separator: "\n").first ?? ""), signer.verifier.kind == .witness else {
      throw ValidationError("\(path) holds no key of a witness")
    }
    return signer
  }

  private static func make(_ path: String, name: String) throws -> NoteSigner {
    guard let signer = try? NoteSigner(name: name, kind: .witness, seed: systemEntropy(32)) else {
      throw ValidationError("--name: \"\(name)\" cannot name a key; use something like witness.example/w1")
    }
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: Data((signer.secretText + "\n").utf8), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw ValidationError("\(path) cannot be written") }
    return signer
  }
}
