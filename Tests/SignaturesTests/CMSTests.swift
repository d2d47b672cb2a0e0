import Foundation
import Signatures
import Testing
import Vocabulary

@Suite("Detached signatures") struct CMSTests {
  static let schemes: [(KeyKind, SignatureScheme)] = [
    (.p256, .ecdsa(.sha256)), (.p384, .ecdsa(.sha384)), (.rsa, .rsaPKCS1(.sha256)), (.rsa, .rsaPSS(.sha256, salt: 32)),
    (.rsa, .rsaPSS(.sha384, salt: 48)), (.sm2, .sm2), (.ed25519, .ed25519),
  ]

  @Test("hold for what was signed and for nothing else", arguments: schemes)
  func roundTrip(_ kind: KeyKind, _ scheme: SignatureScheme) throws {
    let office = try Office(kind, authority: kind == .rsa ? .p256 : kind)

    let cms = try office.sign(Office.text, scheme)
    let signers = try office.verify(cms)

    #expect(signers.map(\.certificate) == [office.certificate])
    #expect(signers[0].path == [office.certificate, office.authority.certificate])
    #expect(signers[0].scheme == scheme && signers[0].signingTime == Office.now && signers[0].namesCertificate)
    #expect(fault { _ = try office.verify(cms, Office.text + [0]) } == .otherContent)
  }

  @Test(
    "of ours are verified by openssl cms, with CAdES attributes",
    arguments: schemes.filter { $0.0 != .sm2 && $0.0 != .ed25519 })
  func readByOpenSSL(_ kind: KeyKind, _ scheme: SignatureScheme) throws {
    let office = try Office(kind, authority: kind == .rsa ? .p256 : kind)
    let shell = try OpenSSL()
    try shell.write("text", Office.text)
    try shell.write("ca.pem", office.authority.certificate.pem)
    try shell.write("sig.der", try office.sign(Office.text, scheme))
    try shell.write("other", Office.text + [10])
    let verify =
      "cms -verify -cades -binary -inform DER -in sig.der -CAfile ca.pem -attime \(Office.now.milliseconds / 1000) -out out -content "

    try shell.must(verify + "text")

    #expect(try shell.read("out") == Office.text)
    #expect(try shell.run(verify + "other").code != 0)
  }

  @Test(
    "of ours are verified by GnuTLS, and refused by it after a changed byte in content, attributes or certificate",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/certtool")),
    arguments: [(KeyKind.p256, SignatureScheme.ecdsa(.sha256)), (.rsa, .rsaPKCS1(.sha256))])
  func readByGnuTLS(_ kind: KeyKind, _ scheme: SignatureScheme) throws {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)  // certtool has no other time
    let validity = try Validity(from: now.advanced(byDays: -1), until: now.advanced(byDays: 30))
    let authority = try CertificateAuthority.found(
      subject: try DistinguishedName("CN=CA"), key: try PrivateKey.generate(.p256), validity: validity)
    let key = try PrivateKey.generate(kind)
    let certificate = try authority.issue(
      to: try DistinguishedName("CN=王芳"), key: key.publicKey, validity: validity)
    let cms = try DetachedSignature.sign(Office.text, certificate: certificate, key: key, scheme: scheme, at: now)
    let shell = try OpenSSL()
    try shell.write("ca.pem", authority.certificate.pem)
    func code(_ cms: [UInt8], _ content: [UInt8] = Office.text) throws -> Int32 {
      try shell.write("sig.der", cms)
      try shell.write("text", content)
      let line = "--p7-verify --inder --infile sig.der --load-data text --load-ca-certificate ca.pem"
      return try shell.run(line, program: "certtool").code
    }

    #expect(try code(cms) == 0)
    #expect(try code(cms, Office.text + [10]) != 0)
    for part in [try DigestAlgorithm.sha256.digest(Office.text), certificate.key.der] {
      let place = try #require(cms.firstRange(of: part))
      var damaged = cms
      damaged[place.upperBound - 1] ^= 1
      #expect(try code(damaged) != 0)
      #expect(
        fault {
          _ = try SignedData(damaged).verify(
            content: Office.text, trust: TrustStore(anchors: [authority.certificate]), at: now)
        } != nil)
    }
  }

  @Test(
    "of openssl cms are verified by us",
    arguments: [
      ("ec -pkeyopt ec_paramgen_curve:P-256", ""), ("ec -pkeyopt ec_paramgen_curve:P-384", "-md sha384 -cades"),
      ("rsa -pkeyopt rsa_keygen_bits:2048", "-cades -keyid"),
      ("rsa -pkeyopt rsa_keygen_bits:2048", "-keyopt rsa_padding_mode:pss -md sha512"),
    ])
  func writtenByOpenSSL(_ key: String, _ options: String) throws {
    let office = try Office()
    let shell = try OpenSSL()
    try shell.must("genpkey -algorithm \(key) -out key.pem")
    try shell.must("req -new -key key.pem -subj /CN=lin -out request.pem")
    let request = try CertificateRequest(try shell.read("request.pem"))
    let certificate = try office.authority.issue(
      to: request.subject, key: request.key,
      validity: try Validity(from: Office.founded, until: Office.founded.advanced(byDays: 730)))
    try shell.write("cert.pem", certificate.pem)
    try shell.write("text", Office.text)

    try shell.must("cms -sign -binary -in text -signer cert.pem -inkey key.pem -outform DER -out sig.der \(options)")
    try shell.must("cms -sign -binary -in text -signer cert.pem -inkey key.pem -outform PEM -out sig.pem \(options)")

    for file in ["sig.der", "sig.pem"] {
      let signers = try office.verify(try shell.read(file))
      #expect(signers.map(\.certificate) == [certificate])
      #expect(signers[0].namesCertificate == options.contains("-cades"))
    }
  }

  @Test("of SM2 are over the attributes with the id 1234567812345678, as openssl pkeyutl sees it") func sm2() throws {
    let office = try Office(.sm2)
    let shell = try OpenSSL()
    let signer = try #require(try SignedData(try office.sign()).signers.first)
    let draft = try SignatureDraft(
      contentDigest: try DigestAlgorithm.sm3.digest(Office.text), certificate: office.certificate, time: Office.now)
    try shell.write("public.pem", PEM.text("PUBLIC KEY", office.key.publicKey.der))
    try shell.write("attributes", draft.signedAttributes)
    try shell.write("signature", signer.signature)
    let verify =
      "pkeyutl -verify -pubin -inkey public.pem -in attributes -rawin -digest sm3 -sigfile signature -pkeyopt "

    try shell.must(verify + "distid:1234567812345678")
    #expect(try shell.run(verify + "distid:8765432187654321").code != 0)
  }

  @Test("of SM2 come with certificates that openssl verifies with the id and with no other") func sm2Certificates()
    throws
  {
    let office = try Office(.sm2)
    let shell = try OpenSSL()
    try shell.write("ca.pem", office.authority.certificate.pem)
    try shell.write("leaf.pem", office.certificate.pem)
    let verify = "verify -attime \(Office.now.milliseconds / 1000) -CAfile ca.pem -vfyopt distid:"

    try shell.must(verify + "1234567812345678 leaf.pem")
    #expect(try shell.run(verify + "8765432187654321 leaf.pem").code != 0)
  }

  @Test("of SM2 take the signature that openssl pkeyutl made") func sm2ByOpenSSL() throws {
    let office = try Office()
    let shell = try OpenSSL()
    try shell.must("genpkey -algorithm SM2 -out key.pem")
    let key = try PrivateKey(pkcs8: try #require(try PEM.blocks(try shell.read("key.pem")).first).der)
    let certificate = try office.authority.issue(
      to: try DistinguishedName("CN=李明"), key: key.publicKey,
      validity: try Validity(from: Office.founded, until: Office.founded.advanced(byDays: 30)))
    let draft = try SignatureDraft(
      contentDigest: try DigestAlgorithm.sm3.digest(Office.text), certificate: certificate, time: Office.now)
    try shell.write("attributes", draft.signedAttributes)
    let sign = "pkeyutl -sign -inkey key.pem -in attributes -rawin -digest sm3 -out signature -pkeyopt distid:"

    try shell.must(sign + "1234567812345678")
    let cms = try draft.assemble(signature: try shell.read("signature"))
    let later = Office.founded.advanced(byDays: 10)
    #expect(try SignedData(cms).verify(content: Office.text, trust: office.trust, at: later).count == 1)

    try shell.must(sign + "another")
    let other = try shell.read("signature")
    #expect(fault { _ = try draft.assemble(signature: other) } == .wrongSignature(of: "signed attributes"))
  }

  @Test("are signed in two steps, by a key that is elsewhere and gives r and s") func twoSteps() throws {
    let office = try Office()
    let draft = try SignatureDraft(
      contentDigest: try DigestAlgorithm.sha256.digest(Office.text), certificate: office.certificate, time: Office.now)
    let taken = try SignatureDraft(signedAttributes: draft.signedAttributes, certificate: office.certificate)

    let elsewhere = try office.key.sign(taken.signedAttributes, .ecdsa(.sha256))
    let cms = try taken.assemble(signature: try RawECDSA.der(raw(elsewhere), kind: .p256))

    #expect(try office.verify(cms).count == 1)
    let stranger = try Office().key.sign(draft.signedAttributes, .ecdsa(.sha256))
    #expect(fault { _ = try draft.assemble(signature: stranger) } == .wrongSignature(of: "signed attributes"))
    let others = try Office().certificate
    #expect(fault { _ = try SignatureDraft(signedAttributes: draft.signedAttributes, certificate: others) } != nil)
  }

  /// r ‖ s of a DER signature of P-256, as WebCrypto gives them.
  private func raw(_ der: [UInt8]) -> [UInt8] {
    let first = Int(der[3])
    func fixed(_ integer: ArraySlice<UInt8>) -> [UInt8] {
      let digits = Array(integer.drop { $0 == 0 })
      return [UInt8](repeating: 0, count: 32 - digits.count) + digits
    }
    return fixed(der[4..<(4 + first)]) + fixed(der[(6 + first)...])
  }

  @Test("without signed attributes, with their content inside, or as BER are refused with words for it") func refused()
    throws
  {
    let office = try Office()
    let shell = try OpenSSL()
    try shell.must("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out key.pem")
    let key = try PrivateKey(pkcs8: try #require(try PEM.blocks(try shell.read("key.pem")).first).der)
    let certificate = try office.authority.issue(
      to: try DistinguishedName("CN=lin"), key: key.publicKey,
      validity: try Validity(from: Office.founded, until: Office.founded.advanced(byDays: 730)))
    try shell.write("cert.pem", certificate.pem)
    try shell.write("text", Office.text)
    let sign = "cms -sign -binary -in text -signer cert.pem -inkey key.pem -outform DER -out sig.der "

    try shell.must(sign + "-noattr")
    #expect(fault { _ = try office.verify(try shell.read("sig.der")) } == .missing(field: "SignerInfo.signedAttrs"))
    try shell.must(sign + "-nodetach")
    #expect(
      fault { _ = try office.verify(try shell.read("sig.der")) }
        == .unsupported(field: "eContent", value: "attached content"))
    try shell.must(sign + "-stream -indef")
    let ber = try #require(fault { _ = try office.verify(try shell.read("sig.der")) })
    #expect(ber.words.en.contains("openssl cms -cmsout"))
    try shell.must("cms -cmsout -inform DER -in sig.der -outform DER -out again.der")
    #expect(
      fault { _ = try office.verify(try shell.read("again.der")) }
        == .unsupported(field: "eContent", value: "attached content"))
    try shell.must(sign + "-nocerts")
    #expect(fault { _ = try office.verify(try shell.read("sig.der")) } == .signerUnknown)
    let given = try SignedData(try shell.read("sig.der")).verify(
      content: Office.text, trust: office.trust, certificates: [certificate], at: Office.now)
    #expect(given.count == 1)
  }

  @Test("of a certificate that may not sign documents are refused") func purpose() throws {
    let office = try Office(.p256, use: .timestamping)

    let cms = try office.sign()

    #expect(
      fault { _ = try office.verify(cms) }
        == .notForPurpose(subject: office.certificate.subject.description, purpose: "signing"))
  }
}
