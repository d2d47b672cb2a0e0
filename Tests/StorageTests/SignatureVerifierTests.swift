import Foundation
import GRDB
import Proceedings
import Record
import Signatures
import Storage
import TestKit
import Testing

/// What the verifier says of electronic signatures, with a record that somebody wrote anew so that every hash fits.
@Suite("The verifier on electronic signatures") struct SignatureVerifierTests {
  /// A record whose last event is the signature of the subdistrict.
  private static func signed() async throws -> (Neighbourhood, TestSigner) {
    let neighbourhood = try await Neighbourhood.awaitingSignatures()
    let authority = try TestAuthority()
    _ = try await neighbourhood.trust(authority, for: "subdistrict")
    let gao = try TestSigner(name: try await neighbourhood.name(of: "gao"), from: authority)
    let signature = try gao.sign(try await neighbourhood.resolutionBytes)
    guard case .entered = try await neighbourhood.sign(as: "gao", ["signature": signature]) else {
      throw NotEntered()
    }
    return (neighbourhood, gao)
  }

  private struct NotEntered: Error {}

  /// Writes the last event anew, with its leaf and the root.
  private static func forge(
    _ neighbourhood: Neighbourhood, _ change: @escaping @Sendable (ResolutionSigned) throws -> ResolutionSigned
  ) async throws {
    try await RawWriterTests.database(of: neighbourhood).write { database in
      let triggers = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('event', 'root')")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
      var frontier = MerkleFrontier()
      let all = try Data.fetchAll(database, sql: "SELECT bytes FROM event ORDER BY sequence")
      for (sequence, data) in all.enumerated() {
        var bytes = Array(data)
        if sequence == all.count - 1 {
          let event = try CanonicalJSON.decode(RecordedEvent.self, from: bytes)
          guard case .resolutionSigned(let signed) = event.event else { throw NotEntered() }
          bytes = try CanonicalJSON.encode(
            RecordedEvent(
              sequence: event.sequence, at: event.at, author: event.author, authority: event.authority,
              subject: event.subject, part: event.part, event: .resolutionSigned(try change(signed))))
          try database.execute(
            sql: "UPDATE event SET bytes = ?, leaf = ? WHERE sequence = ?",
            arguments: [Data(bytes), Data(LeafHash(of: bytes).node.bytes), sequence])
        }
        frontier.append(LeafHash(of: bytes))
      }
      try database.execute(
        sql: "UPDATE root SET hash = ? WHERE size = ?", arguments: [Data(frontier.root.bytes), all.count])
    }
  }

  @Test("verifies them anew, and finds one that was taken out, bent, or made with another authority's certificate")
  func forged() async throws {
    let (whole, _) = try await Self.signed()
    let found = try VerifierTests.verify(whole)
    #expect(found.fault == nil && found.signatures == 1)

    for word in ["signature-wanted", "signature-invalid", "signature-untrusted"] {
      let (neighbourhood, gao) = try await Self.signed()
      let stranger = try TestSigner(
        name: gao.certificate.subject.shortest, from: try TestAuthority("CN=别家证书机构,C=CN"))
      let other = try stranger.sign(try await neighbourhood.resolutionBytes)
      try await Self.forge(neighbourhood) { signed in
        var signature: Octets?
        if word == "signature-untrusted" { signature = Octets(base64: other) }
        if word == "signature-invalid" {
          var bytes = signed.signature?.bytes ?? []
          bytes[bytes.count - 1] ^= 1
          signature = Octets(bytes)
        }
        return ResolutionSigned(resolution: signed.resolution, digest: signed.digest, signature: signature)
      }
      let fault = try #require(try VerifierTests.verify(neighbourhood).fault)
      let size = try await neighbourhood.room.root().size
      #expect(fault.sequence == size - 1 && fault.reason.contains(word), "\(fault)")
    }
  }
}
