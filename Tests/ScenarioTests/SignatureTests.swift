import Foundation
import Proceedings
import Record
import Signatures
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// Electronic signatures under a resolution: what counts, and each way in which one does not.
@Suite("Electronic signatures") struct SignatureTests {
  private static func code(_ verdict: Verdict) -> Refusal.Code? { GateTests.refusal(verdict)?.code }

  private static func isEntered(_ verdict: Verdict) -> Bool {
    if case .entered = verdict { true } else { false }
  }

  /// A neighbourhood in which the subdistrict has an authority, and its officer Gao a certificate.
  private static func office(_ kind: KeyKind = .p256) async throws -> (Neighbourhood, TestAuthority, TestSigner) {
    let neighbourhood = try await Neighbourhood.awaitingSignatures()
    let authority = try TestAuthority(kind: kind)
    #expect(isEntered(try await neighbourhood.trust(authority, for: "subdistrict")))
    return (
      neighbourhood, authority,
      try TestSigner(name: try await neighbourhood.name(of: "gao"), kind: kind, from: authority)
    )
  }

  @Test(
    "count when they lead to an authority of the party: by upload, with every kind of key",
    arguments: [KeyKind.p256, .p384, .rsa, .sm2])
  func upload(kind: KeyKind) async throws {
    let (neighbourhood, _, gao) = try await Self.office(kind)
    let signature = try gao.sign(try await neighbourhood.resolutionBytes, at: neighbourhood.now)
    // A party without anchors signs as before; with anchors only with a certificate.
    #expect(Self.isEntered(try await neighbourhood.sign(as: "shen@qinghe-committee")))
    #expect(Self.code(try await neighbourhood.sign(as: "gao")) == .signatureWanted)
    #expect(Self.isEntered(try await neighbourhood.sign(as: "gao", ["signature": signature])))
    #expect(Self.isEntered(try await neighbourhood.sign(as: "xu")))
    let dossier = try #require(
      try await neighbourhood.room.dossier(CaseID(try neighbourhood.kept("bench")), postPage: 1))
    #expect(dossier.resolutions.last?.inForceAt != nil)
    let verification = try Self.verify(neighbourhood)
    #expect(verification.fault == nil && verification.signatures == 1, "\(verification)")
    #expect(verification.viewsAgree == true)
  }

  @Test("count when a browser sends what its key signed, and are refused over other attributes")
  func browser() async throws {
    let (neighbourhood, _, gao) = try await Self.office()
    #expect(Self.isEntered(try await neighbourhood.enrol(gao, as: "gao")))
    func parts(_ content: [UInt8], signing other: [UInt8]? = nil) throws -> [String: String] {
      let draft = try SignatureDraft(
        contentDigest: try DigestAlgorithm.sha256.digest(content), certificate: gao.certificate, time: neighbourhood.now
      )
      let der = try gao.key.sign(other ?? draft.signedAttributes, .ecdsa(.sha256))
      return [
        "certificate": try gao.fingerprint, "attributes": Octets(draft.signedAttributes).base64,
        "value": Octets(try TestSigner.raw(der)).base64,
      ]
    }
    let bytes = try await neighbourhood.resolutionBytes
    #expect(
      Self.code(try await neighbourhood.sign(as: "gao", try parts(bytes + [0x20]))) == .signatureOfOtherText)
    #expect(
      Self.code(try await neighbourhood.sign(as: "gao", try parts(bytes, signing: [1, 2, 3]))) == .signatureInvalid)
    #expect(Self.isEntered(try await neighbourhood.sign(as: "gao", try parts(bytes))))
    #expect(try Self.verify(neighbourhood).fault == nil)
  }

  @Test("are refused by a party without anchors, of another text, unreadable, bent, and of another authority")
  func forbidden() async throws {
    let (neighbourhood, authority, gao) = try await Self.office()
    let bytes = try await neighbourhood.resolutionBytes
    let signature = try gao.sign(bytes, at: neighbourhood.now)
    func refused(_ signature: String, as seat: String = "gao") async throws -> Refusal.Code? {
      Self.code(try await neighbourhood.sign(as: seat, ["signature": signature]))
    }
    #expect(try await refused(signature, as: "shen@qinghe-committee") == .noAnchors)
    #expect(try await refused(try gao.sign(bytes + [0x0A])) == .signatureOfOtherText)
    #expect(try await refused(Octets(Array("not a signature".utf8)).base64) == .signatureUnreadable)
    var bent = try #require(Octets(base64: signature)).bytes
    bent[bent.count - 1] ^= 1
    #expect(try await refused(Octets(bent).base64) == .signatureInvalid)

    let stranger = try TestAuthority("CN=别家证书机构,C=CN")
    let name = try await neighbourhood.name(of: "gao")
    #expect(try await refused(try TestSigner(name: name, from: stranger).sign(bytes)) == .signatureUntrusted)
    #expect(
      try await refused(
        try TestSigner(name: name, from: authority, ends: neighbourhood.now.advanced(byMilliseconds: -2_000)).sign(
          bytes))
        == .certificateNotInForce)
    #expect(
      try await refused(
        try TestSigner(name: name, from: authority, begins: neighbourhood.now.advanced(byMilliseconds: 60_000)).sign(
          bytes))
        == .certificateNotInForce)
    #expect(
      try await refused(try TestSigner(name: name, from: authority, use: .timestamping).sign(bytes)) == .wrongKeyUsage)
    #expect(try await refused(try TestSigner(name: "别人", from: authority).sign(bytes)) == .notTheSigners)
    // The anchor of another party is no anchor of this one.
    #expect(Self.isEntered(try await neighbourhood.trust(stranger, for: "urban-management")))
    #expect(
      try await refused(
        try TestSigner(name: try await neighbourhood.name(of: "xu"), from: authority).sign(bytes), as: "xu")
        == .signatureUntrusted)
    #expect(try await refused(signature) == nil)
  }

  @Test("stay valid when the certificate is revoked afterwards, and are refused when it was revoked before")
  func revoked() async throws {
    let (neighbourhood, authority, gao) = try await Self.office()
    let bytes = try await neighbourhood.resolutionBytes
    let other = try TestSigner(name: try await neighbourhood.name(of: "gao"), from: authority)
    func keep(_ list: String) async throws -> Verdict {
      try await neighbourhood.perform("keep-revocation-list", as: "registrar", ["party": "subdistrict", "list": list])
    }
    #expect(Self.isEntered(try await keep(try authority.revoking([other], at: neighbourhood.now, number: 1))))
    neighbourhood.wait(milliseconds: 60_000)
    let refused = try await neighbourhood.sign(as: "gao", ["signature": try other.sign(bytes)])
    #expect(Self.code(refused) == .certificateRevoked)
    #expect(Self.isEntered(try await neighbourhood.sign(as: "gao", ["signature": try gao.sign(bytes)])))
    neighbourhood.wait(milliseconds: 60_000)
    #expect(Self.isEntered(try await keep(try authority.revoking([other, gao], at: neighbourhood.now, number: 2))))
    // An older list does not come back, and another authority's is none of this party's.
    #expect(
      Self.code(try await keep(try authority.revoking([other], at: Neighbourhood.start, number: 1)))
        == .revocationListOlder)
    let stranger = try TestAuthority("CN=别家证书机构,C=CN")
    #expect(
      Self.code(try await keep(try stranger.revoking([], at: neighbourhood.now, number: 9))) == .signatureUntrusted)
    #expect(try Self.verify(neighbourhood).fault == nil)
  }

  @Test("are refused when the newest revocation list has run out")
  func outdated() async throws {
    let (neighbourhood, authority, gao) = try await Self.office()
    let list = try authority.revoking(
      [], at: neighbourhood.now, number: 1, next: neighbourhood.now.advanced(byMilliseconds: 86_400_000))
    _ = try await neighbourhood.perform(
      "keep-revocation-list", as: "registrar", ["party": "subdistrict", "list": list])
    neighbourhood.wait(days: 2)
    let verdict = try await neighbourhood.sign(
      as: "gao", ["signature": try gao.sign(try await neighbourhood.resolutionBytes)])
    #expect(Self.code(verdict) == .revocationListOutdated)
  }

  @Test("belong to whoever enrolled the certificate, until its use ends")
  func enrolment() async throws {
    let (neighbourhood, authority, gao) = try await Self.office()
    let bytes = try await neighbourhood.resolutionBytes
    // A certificate in another name is Gao's once Gao enrolled it; nobody can enrol it again.
    let seal = try TestSigner(name: "石榴街道办事处", from: authority)
    #expect(Self.code(try await neighbourhood.sign(as: "gao", ["signature": try seal.sign(bytes)])) == .notTheSigners)
    #expect(Self.isEntered(try await neighbourhood.enrol(seal, as: "gao")))
    #expect(Self.code(try await neighbourhood.enrol(seal, as: "gao")) == .certificateTaken)
    #expect(Self.code(try await neighbourhood.enrol(seal, as: "xu")) == .noAnchors)
    // Neither the key of another nor an authority that the party does not trust.
    guard
      case .entered = try await neighbourhood.trust(authority, for: "qinghe-committee"),
      Self.code(
        try await neighbourhood.sign(as: "shen@qinghe-committee", ["signature": try seal.sign(bytes)]))
        == .notTheSigners
    else {
      Issue.record("the certificate of one signed for another")
      return
    }
    #expect(throws: Malformed.self) {
      try EnrolCertificate(
        Form(["request": try gao.request.pem, "certificate": seal.certificate.pem]))
    }
    let stranger = try TestSigner(name: "石榴街道办事处", from: try TestAuthority("CN=别家,C=CN"))
    #expect(Self.code(try await neighbourhood.enrol(stranger, as: "gao")) == .signatureUntrusted)

    let ending = ["certificate": try seal.fingerprint, "reason": "key-compromise"]
    #expect(
      Self.code(try await neighbourhood.perform("end-certificate", as: "shen@qinghe-committee", ending))
        == .notTheSigners)
    #expect(Self.code(try await neighbourhood.perform("revoke-certificate", as: "gao", ending)) == .noEntry)
    let list = try authority.revoking([seal], at: neighbourhood.now, number: 1)
    #expect(
      Self.isEntered(
        try await neighbourhood.perform("end-certificate", as: "gao", ending.merging(["list": list]) { $1 })))
    #expect(
      Self.code(try await neighbourhood.perform("revoke-certificate", as: "registrar", ending)) == .certificateRevoked)
    neighbourhood.wait(milliseconds: 1_000)
    #expect(
      Self.code(try await neighbourhood.sign(as: "gao", ["signature": try seal.sign(bytes)])) == .certificateRevoked)
    #expect(Self.isEntered(try await neighbourhood.sign(as: "gao", ["signature": try gao.sign(bytes)])))
    #expect(try Self.verify(neighbourhood).fault == nil)
  }

  @Test("need a namesake to enrol")
  func namesakes() async throws {
    let (neighbourhood, _, gao) = try await Self.office()
    let name = try await neighbourhood.name(of: "gao")
    try await neighbourhood.tell(
      json: """
        [{"as": "registrar", "do": "enrol-person", "with": {"name": "\(name)", "login": "gao2"}},
         {"as": "registrar", "do": "appoint-seat",
          "with": {"person": "$gao2", "party": "subdistrict", "from": "2026-01-01"}}]
        """)
    let signature = try gao.sign(try await neighbourhood.resolutionBytes)
    #expect(Self.code(try await neighbourhood.sign(as: "gao", ["signature": signature])) == .notTheSigners)
    #expect(Self.isEntered(try await neighbourhood.enrol(gao, as: "gao")))
    #expect(Self.code(try await neighbourhood.sign(as: "gao2", ["signature": signature])) == .notTheSigners)
    #expect(Self.isEntered(try await neighbourhood.sign(as: "gao", ["signature": signature])))
  }

  @Test("rest on anchors that are certificates of authorities, and say in both languages what is not")
  func anchors() async throws {
    let (neighbourhood, authority, gao) = try await Self.office()
    func fault(_ text: String) -> FieldFault? {
      do {
        _ = try KeepTrustAnchors(Form(["party": "subdistrict", "certificates": text]))
        return nil
      } catch { return error.faults.first }
    }
    let leaf = try #require(fault(authority.pem + gao.certificate.pem))
    #expect(leaf.words?.zh.contains("第 2 张证书") == true && leaf.words?.en.contains("certificate 2") == true)
    #expect(fault("hello")?.words?.en.contains("neither PEM nor") == true)
    #expect(fault(authority.pem.replacingOccurrences(of: "END", with: "ENDE"))?.code == .badCell)
    #expect(Self.code(try await neighbourhood.trust(authority, for: "subdistrict")) == .nothingChanged)
    #expect(
      Self.code(
        try await neighbourhood.perform(
          "keep-trust-anchors", as: "gao", ["party": "subdistrict", "certificates": authority.pem])) == .noEntry)
    // Without anchors the party signs by its word again, and the record shows who ended it.
    #expect(
      Self.isEntered(try await neighbourhood.perform("keep-trust-anchors", as: "registrar", ["party": "subdistrict"])))
    #expect(Self.isEntered(try await neighbourhood.sign(as: "gao")))
    #expect(try Self.verify(neighbourhood).fault == nil)
  }

  /// What the verifier finds.
  private static func verify(_ neighbourhood: Neighbourhood) throws -> Verification {
    try RecordCheck.verify(directory: neighbourhood.directory.path)
  }
}
