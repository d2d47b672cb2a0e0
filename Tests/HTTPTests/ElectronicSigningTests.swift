import Crypto
import Foundation
import NIOHTTP1
import Proceedings
import Record
import Signatures
import TestKit
import Testing
import Vocabulary
import Web

/// An authority of a party in the process of the server, for tests.
struct TestServedAuthority: SigningAuthority {
  let test: TestAuthority

  var certificate: Certificate { test.authority.certificate }

  func issue(to subject: DistinguishedName, key: PublicKey, at instant: Instant) throws -> Certificate {
    try test.authority.issue(
      to: subject, key: key,
      validity: try Validity(from: instant, until: instant.advanced(byMilliseconds: 365 * 86_400_000)))
  }

  func list(revoking more: [CertificateAuthority.Revoked], at instant: Instant) throws -> RevocationList {
    try test.authority.revocationList(
      more, number: Int(instant.milliseconds), at: instant, next: test.authority.certificate.validUntil)
  }

  func note(issued certificate: Certificate) throws {}
  func note(revoked serial: [UInt8], reason: RevocationReason, at instant: Instant) throws {}
}

/// The whole way of electronic signatures over HTTPS: anchors, a certificate, a signature of a browser's key and one by
/// upload, what openssl says of them, and the end of a lost key.
@Suite("Electronic signatures over HTTPS") struct ElectronicSigningTests {
  @Test("are enrolled, given, shown, downloaded, accepted by openssl, refused when bent, and ended")
  func whole() async throws {
    let inside = try TestAuthority("CN=石榴街道证书机构,C=CN")
    let outside = try TestAuthority("CN=城管证书机构,C=CN")
    try await Service.open(
      authorities: SigningAuthorities(["subdistrict": TestServedAuthority(test: inside)]),
      founded: { try await Neighbourhood.awaitingSignatures(craft: $0) }
    ) { service in
      let neighbourhood = service.neighbourhood
      let (bench, br) = (try neighbourhood.kept("bench"), try neighbourhood.kept("br"))
      let path = "cases/\(bench)/resolutions/\(br)"
      let registrar = try await service.signIn("registrar")
      try await registrar.does("trust-anchors", ["party": "subdistrict", "certificates": .text(inside.pem)])
      try await registrar.does("trust-anchors", ["party": "urban-management", "certificates": .text(outside.pem)])

      // A key of a browser: the request goes there, the certificate comes back from the authority that lives there.
      let gao = try await service.signIn("gao")
      let key = try PrivateKey.generate(.p256)
      let request = try CertificateRequest(subject: try DistinguishedName("CN=whoever"), key: key)
      try await gao.does("certificates", ["request": .text(request.pem)])
      let own = try await gao.get("/api/certificates").json["certificates"][0]["certificate"]
      let name = try await neighbourhood.name(of: "gao")
      #expect(own["subject"].text?.hasPrefix("CN=\(name),") == true, "the authority says who it is: \(own)")
      let certificate = try Certificate(der: Octets(base64: own["certificate"].text ?? "")?.bytes ?? [])
      #expect(certificate.key.der == key.publicKey.der)

      let bytes = try await service.send(.GET, "/\(path)/signed.json").bytes
      let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
      #expect(digest == (try neighbourhood.kept("br.digest")))
      try await gao.isRefused(.signatureWanted, "\(path)/signatures", ["digest": .text(digest)])
      let draft = try SignatureDraft(
        contentDigest: try DigestAlgorithm.sha256.digest(bytes), certificate: certificate, time: neighbourhood.now)
      let value = try TestSigner.raw(try key.sign(draft.signedAttributes, .ecdsa(.sha256)))
      var bent = value
      bent[0] ^= 1
      func parts(_ value: [UInt8]) -> Sent {
        [
          "digest": .text(digest), "certificate": .text(own["fingerprint"].text ?? ""),
          "attributes": .text(Octets(draft.signedAttributes).base64), "value": .text(Octets(value).base64),
        ]
      }
      try await gao.isRefused(.signatureInvalid, "\(path)/signatures", parts(bent))
      try await gao.does("\(path)/signatures", parts(value))

      // Urban management signs elsewhere and uploads the file on the page, without JavaScript.
      let xu = try TestSigner(name: try await neighbourhood.name(of: "xu"), kind: .rsa, from: outside)
      let browser = Browser(service)
      try await browser.signIn("xu", Neighbourhood.password(of: "xu"))
      try await browser.open("/\(path)")
      #expect(browser.page.contains("signature-file") && browser.page.contains("openssl cms -sign"))
      let fields = ["page": "resolution", "digest": digest, "resolution": br]
      let file = try #require(Octets(base64: try xu.sign(bytes, at: neighbourhood.now))).bytes
      let other = try #require(Octets(base64: try xu.sign(bytes + [0x0A], at: neighbourhood.now))).bytes
      let refused = try await browser.upload("/\(path)/signatures", fields, file: ("signature", other))
      #expect(refused.status == 403 && refused.text.contains("signature-of-other-text"), "\(refused.text.suffix(600))")
      #expect(refused.text.contains("signature-file"), "the page is shown again with what was wrong")
      let taken = try await browser.upload("/\(path)/signatures", fields, file: ("signature", file))
      #expect(
        taken.status == 303 && taken["location"]?.hasPrefix("/\(path)?receipt=") == true, "\(taken.text.suffix(600))")

      // Everyone sees both, and plain openssl accepts the file that everyone can download.
      let listed = try await service.send(.GET, "/api/\(path)/signatures").json["signatures"].list
      #expect(listed.map { $0["party"].text } == ["subdistrict", "urban-management"])
      #expect(listed.map { $0["algorithm"].text } == ["ECDSA SHA256", "RSA PKCS#1 SHA256"])
      let page = try await service.send(.GET, "/\(path)", ["Accept-Language": "en"]).text
      #expect(page.contains("Electronic signatures") && page.contains(certificate.serialText))
      for (index, party) in ["subdistrict", "urban-management"].enumerated() {
        let number = try #require(listed[index]["sequence"].number)
        let message = try await service.send(.GET, "/\(path)/signatures/\(number).p7s")
        #expect(message.status == 200 && message["content-type"] == "application/pkcs7-signature")
        let anchors = try await service.send(.GET, "/trust/\(party)/anchors.pem")
        #expect(try Self.openssl(bytes, message.bytes, anchors.bytes, at: neighbourhood.now))
        var changed = bytes
        changed[10] ^= 1
        #expect(try !Self.openssl(changed, message.bytes, anchors.bytes, at: neighbourhood.now))
      }
      #expect(try await service.send(.GET, "/\(path)/signatures/0.p7s").status == 404)
      let trust = try await service.send(.GET, "/trust", ["Accept-Language": "zh"])
      #expect(trust.status == 200 && trust.text.contains("石榴街道证书机构"))

      // The key is lost: its holder ends its use, and the authority that lives there signs the list.
      let ending: Sent = ["reason": "key-compromise"]
      let print = own["fingerprint"].text ?? ""
      let foreign = try await registrar.send("certificates/\(print)/end", ending)
      #expect(foreign.status == 403 && foreign.json["code"].text == "not-the-signers", "\(foreign.text)")
      try await gao.does("certificates/\(print)/end", ending)
      let lists = try await service.send(.GET, "/trust/subdistrict/lists.pem")
      let list = try #require(try RevocationList.all(in: lists.bytes).first)
      #expect(list.entry(certificate.serial)?.reason == .keyCompromise)
      let record = try await service.send(.GET, "/api/trust").json["parties"].list
      #expect(record.first { $0["party"] == "subdistrict" }?["certificates"][0]["reason"] == "key-compromise")
    }
  }

  /// Whether plain openssl accepts a detached signature.
  private static func openssl(_ text: [UInt8], _ message: [UInt8], _ anchors: [UInt8], at instant: Instant) throws
    -> Bool
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-cms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in [("resolution.json", text), ("s.p7s", message), ("anchors.pem", anchors)] {
      try Data(bytes).write(to: folder.appending(path: name))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.currentDirectoryURL = folder
    process.arguments = [
      "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content", "resolution.json", "-CAfile",
      "anchors.pem", "-attime", String(instant.milliseconds / 1000 + 1), "-out", "/dev/null",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
