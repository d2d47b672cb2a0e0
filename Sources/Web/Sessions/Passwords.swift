import Crypto
import CryptoExtras
import FoundationEssentials
import NIOPosix
package import Proceedings
import Synchronization

/// Hashes and checks passwords with scrypt, off the event loops, with a bounded queue.
///
/// - Source: RFC 7914; parameters N = 2^15, r = 8, p = 1 (32 MiB), as OWASP's password storage cheat sheet lists them.
package final class Passwords: Sendable {
  /// Too many wait already; try again in a moment.
  package struct Busy: Error {}

  /// How much work a hash costs.
  struct Cost: Sendable, Equatable {
    let log2N: Int
    let r: Int
    let p: Int
  }

  /// At most so many wait or work.
  static let longestQueue = 64

  private let entropy: @Sendable (Int) -> [UInt8]
  private let cost: Cost
  private let waiting = Mutex(0)
  /// Stands in for an unknown login, so that the answer takes as long.
  private let nobody: String

  /// Passwords of the house, with the source of random bytes for salts.
  ///
  /// - Parameter log2N: the binary logarithm of N; each more doubles time and memory.
  package init(entropy: @escaping @Sendable (Int) -> [UInt8], log2N: Int = 15) {
    self.entropy = entropy
    cost = Cost(log2N: log2N, r: 8, p: 1)
    nobody = Self.spelled(cost, salt: entropy(16), hash: entropy(32))
  }

  /// What commands may ask of the house.
  package var craft: Craft { Craft { try await self.hash($0) } }

  /// The hash of a password with a new salt, spelled `scrypt$15$8$1$salt$hash` with salt and hash in hexadecimal.
  ///
  /// - Throws: `Busy`.
  package func hash(_ password: String) async throws -> String {
    let (salt, cost) = (entropy(16), cost)
    let hash = try await inTheBackRoom { try Self.derive(password, salt: salt, cost: cost) }
    return Self.spelled(cost, salt: salt, hash: hash)
  }

  /// Whether a password is the one that was hashed; nil stands for a login that nobody has, and takes as long.
  ///
  /// - Throws: `Busy`; `UnreadableHash` when what is kept is no hash of ours.
  package func check(_ password: String, against kept: String?) async throws -> Bool {
    guard let known = Self.read(kept ?? nobody) else { throw UnreadableHash() }
    let found = try await inTheBackRoom { try Self.derive(password, salt: known.salt, cost: known.cost) }
    return Self.areEqual(found, known.hash) && kept != nil
  }

  /// What is kept for a person is not a hash of ours.
  struct UnreadableHash: Error {}

  private func inTheBackRoom(_ work: @escaping @Sendable () throws -> [UInt8]) async throws -> [UInt8] {
    let isFree = waiting.withLock { waiting in
      guard waiting < Self.longestQueue else { return false }
      waiting += 1
      return true
    }
    guard isFree else { throw Busy() }
    defer { waiting.withLock { $0 -= 1 } }
    return try await NIOThreadPool.singleton.runIfActive(work)
  }

  private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.log2N, blockSize: cost.r,
      parallelism: cost.p)
    return key.withUnsafeBytes { Array($0) }
  }

  private static func spelled(_ cost: Cost, salt: [UInt8], hash: [UInt8]) -> String {
    "scrypt$\(cost.log2N)$\(cost.r)$\(cost.p)$\(hexadecimal(salt))$\(hexadecimal(hash))"
  }

  private static func read(_ text: String) -> (cost: Cost, salt: [UInt8], hash: [UInt8])? {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt", let log2N = Int(parts[1]), let r = Int(parts[2]),
      let p = Int(parts[3]), (1...20).contains(log2N), (1...32).contains(r), (1...16).contains(p),
      let salt = bytes(parts[4]), let hash = bytes(parts[5]), hash.count == 32
    else { return nil }
    return (Cost(log2N: log2N, r: r, p: p), salt, hash)
  }

  private static func bytes(_ hexadecimal: Substring) -> [UInt8]? {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    guard digits.count == hexadecimal.utf8.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// Compares in a time that does not depend on where the bytes differ.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(left, right) { difference |= a ^ b }
    return difference == 0
  }
}
