import Foundation
import Glibc
import Signatures
import Vocabulary

/// A certificate authority on disk: its certificate, its sealed key or the name of one on a token, and a register of all that it issued.
struct AuthorityFolder {
  let path: String
  let certificate: Certificate
  private let options: SigningOptions

  /// What is kept of everything that was issued.
  struct Register: Codable {
    struct Issued: Codable {
      let serial, subject, use: String
      let from, until: Instant
      var revokedAt: Instant?
      var reason: RevocationReason?
    }
    var issued: [Issued] = []
    /// The number of the last revocation list.
    var lastList = 0
  }

  /// Opens a folder that `found` made.
  init(_ path: String, _ options: SigningOptions) throws {
    let all = try options.certificates([path + "/ca.pem"])
    guard let first = all.first else { throw UnreadableArgument(zh: "没有证书", en: "no certificate", options.language) }
    (self.path, certificate, self.options) = (path, first, options)
  }

  /// Makes a folder with a new authority.
  static func found(
    _ path: String, _ authority: CertificateAuthority, key: String, _ options: SigningOptions
  ) throws -> AuthorityFolder {
    try FileManager.default.createDirectory(
      atPath: path + "/issued", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try options.write(path + "/ca.key", key, isSecret: true)
    try options.write(path + "/ca.pem", authority.certificate.pem)
    let folder = try AuthorityFolder(path, options)
    try folder.write(Register())
    return folder
  }

  /// The authority, once its key is open.
  func authority(_ passphrase: PassphraseOptions) throws -> CertificateAuthority {
    try CertificateAuthority(certificate: certificate, key: try passphrase.key(path + "/ca.key", options))
  }

  /// Changes the register while no other command does.
  func change(_ body: (inout Register) throws -> Void) throws {
    let lock = open(path + "/register.lock", O_WRONLY | O_CREAT, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw UnreadableArgument(zh: "锁不住 \(path)", en: "cannot lock \(path)", options.language)
    }
    defer { close(lock) }
    var register = try register()
    try body(&register)
    try write(register)
  }

  /// The register as it stands.
  func register() throws -> Register {
    try JSONDecoder().decode(Register.self, from: Data(try options.read(path + "/register.json")))
  }

  private func write(_ register: Register) throws {
    try json(register).write(to: URL(fileURLWithPath: path + "/register.json"), options: .atomic)
  }
}
