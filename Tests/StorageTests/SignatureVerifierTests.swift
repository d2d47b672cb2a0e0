import Proceedings
import Record
import Signatures
import Storage
import TestKit
import Testing
import Verification

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
      try await Forgery.last(of: neighbourhood) { event in
        guard case .resolutionSigned(let signed) = event.event else { throw NotEntered() }
        var signature: Octets?
        if word == "signature-untrusted" { signature = Octets(base64: other) }
        if word == "signature-invalid" {
          var bytes = signed.signature?.bytes ?? []
          bytes[bytes.count - 1] ^= 1
          signature = Octets(bytes)
        }
        return event.saying(
          .resolutionSigned(
            ResolutionSigned(resolution: signed.resolution, digest: signed.digest, signature: signature)))
      }
      let fault = try #require(try VerifierTests.verify(neighbourhood).fault)
      let size = try await neighbourhood.room.root().size
      #expect(fault.sequence == size - 1 && fault.reason.contains(word), "\(fault)")
    }
  }
}
