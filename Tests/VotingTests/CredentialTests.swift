import Crypto
import CryptoExtras
import Foundation
import Testing
import Vocabulary

@testable import Voting

/// Credentials of secret ballots against the published vectors, and the roll that they are counted on.
@Suite("Credentials of secret ballots") struct CredentialTests {
  /// RFC 9474, appendix A.1: RSABSSA-SHA384-PSS-Randomized.
  struct Vector: Decodable {
    let p, q, n, e, d, msg, msg_prefix, prepared_msg, blinded_msg, blind_sig, sig: String

    static func read() throws -> Vector {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors/rfc9474.json")
      return try JSONDecoder().decode(Vector.self, from: Data(contentsOf: file))
    }

    func data(_ text: String) -> Data { Data(bytes(hexadecimal: text) ?? []) }

    var pair: _RSA.BlindSigning.PrivateKey<SHA384> {
      get throws {
        try _RSA.BlindSigning.PrivateKey(
          n: data(n), e: data(e), d: data(d), p: data(p), q: data(q), parameters: .RSABSSA_SHA384_PSS_Randomized)
      }
    }
  }

  @Test("are signed and verified as RFC 9474 says")
  func vectors() throws {
    let vector = try Vector.read()
    let pair = try vector.pair
    let signed = try pair.blindSignature(for: vector.data(vector.blinded_msg))
    #expect(hexadecimal(signed.rawRepresentation) == vector.blind_sig)

    let key = try CredentialKey(pem: pair.publicKey.pemRepresentation)
    #expect(key.modulus == vector.n && key.exponent == 65_537 && key.isSound)
    #expect(vector.msg_prefix + vector.msg == vector.prepared_msg)
    let signature = try #require(bytes(hexadecimal: vector.sig))
    let prepared = try #require(bytes(hexadecimal: vector.prepared_msg))
    #expect(key.holds(signature, on: prepared))
    #expect(!key.holds(signature, on: prepared.reversed()))
    #expect(!key.holds(Array(signature.dropLast()), on: prepared))
    var bent = signature
    bent[100] ^= 1
    #expect(!key.holds(bent, on: prepared))
    #expect(key.admits(blinded: try #require(bytes(hexadecimal: vector.blinded_msg))))
    #expect(!key.admits(blinded: try #require(bytes(hexadecimal: vector.n))), "as large as the modulus")
    #expect(!key.admits(blinded: [1, 2, 3]))
  }

  @Test("have a message and a randomizer of 32 bytes each, in hexadecimal")
  func shape() {
    let good = String(repeating: "ab", count: 32)
    #expect(VotingCredential(message: good, randomizer: good, signature: "00") != nil)
    #expect(VotingCredential(message: good + "ab", randomizer: good, signature: "00") == nil)
    #expect(VotingCredential(message: good, randomizer: "x" + good.dropFirst(), signature: "00") == nil)
    #expect(VotingCredential(message: good, randomizer: good, signature: "0") == nil)
    let one = VotingCredential(message: good, randomizer: good, signature: "00")
    #expect(one?.serial == hexadecimal(SHA256.hash(data: Array(repeating: UInt8(0xab), count: 64))))
  }

  @Test("are refused as a key when they are none, too short, or of another exponent")
  func keys() throws {
    #expect(throws: CredentialKey.Unreadable.self) { try CredentialKey(pem: "not a key") }
    let short = try _RSA.BlindSigning.PrivateKey<SHA384>(unsafeKeySize: .init(bitCount: 1_024))
    #expect(throws: CredentialKey.Unreadable.self) {
      try CredentialKey(pem: short.publicKey.pemRepresentation)
    }
  }

  @Test("are counted on a roll without names that has as many votes as the one with names")
  func anonymous() {
    let roll = Roll(
      entries: ["a", "b", "c"].map { RollEntry(voter: PersonID($0), units: [], heads: 1, area: 0) })
    #expect(roll.isOfEqualVotes)
    let counted = roll.anonymous(["f00", "baa"])
    #expect(counted.entries.map(\.voter.text) == ["baa", "f00", "unused-1"])
    #expect(counted.entries.allSatisfy { $0.heads == 1 })
    #expect(!Roll(entries: [RollEntry(voter: "a", units: ["1"], heads: 1, area: 10)]).isOfEqualVotes)
    #expect(!Roll(entries: [RollEntry(voter: "a", units: [], heads: 2, area: 0)]).isOfEqualVotes)
  }
}
