import Signatures
import Testing
import Vocabulary

@Suite("Timestamps") struct TimestampTests {
  private static let policy = "1.3.6.1.4.1.4146.2.3"

  private func authority(_ office: Office) throws -> TimestampAuthority {
    try TimestampAuthority(
      certificate: office.certificate, key: office.key, chain: [office.authority.certificate],
      policy: try #require(ObjectIdentifier(Self.policy)))
  }

  @Test("say when a content was there, and hold for no other", arguments: KeyKind.allCases)
  func roundTrip(_ kind: KeyKind) throws {
    let office = try Office(kind, authority: kind == .rsa ? .p256 : kind, use: .timestamping)
    let request = try TimestampRequest(content: Office.text, digest: kind == .sm2 ? .sm3 : .sha256)

    let token = try TimestampResponse.token(in: try authority(office).respond(to: request.der, at: Office.now))

    try token.check(answers: request)
    #expect(token.time == Office.now && token.policy.description == Self.policy)
    #expect(try token.verify(content: Office.text, trust: office.trust).first == office.certificate)
    #expect(fault { _ = try token.verify(content: [1], trust: office.trust) } == .otherContent)
    let again = try TimestampRequest(content: Office.text, digest: kind == .sm2 ? .sm3 : .sha256)
    #expect(fault { try token.check(answers: again) } == .disagrees(field: "TSTInfo.nonce", with: "TimeStampReq"))
    #expect(fault { _ = try token.verify(content: Office.text, trust: try Office().trust) } != nil)
  }

  @Test("of ours are verified by openssl ts, which asked for them", arguments: [KeyKind.p256, .p384, .rsa])
  func readByOpenSSL(_ kind: KeyKind) throws {
    let office = try Office(kind, authority: .p256, use: .timestamping)
    let shell = try OpenSSL()
    try shell.write("text", Office.text)
    try shell.write("other", Office.text + [10])
    try shell.write("ca.pem", office.authority.certificate.pem)
    try shell.must("ts -query -data text -sha512 -cert -out request.tsq")

    try shell.write("response.tsr", try authority(office).respond(to: try shell.read("request.tsq"), at: Office.now))

    let at = "-CAfile ca.pem -attime \(Office.now.milliseconds / 1000)"
    try shell.must("ts -verify -in response.tsr -queryfile request.tsq \(at)")
    try shell.must("ts -verify -in response.tsr -data text \(at)")
    #expect(try shell.run("ts -verify -in response.tsr -data other \(at)").code != 0)
  }

  @Test("of openssl ts are verified by us", arguments: ["sha1", "sha256"])
  func writtenByOpenSSL(_ certificateDigest: String) throws {
    let office = try Office()
    let shell = try OpenSSL()
    try shell.must("req -new -newkey rsa:2048 -nodes -keyout tsa.key -subj /CN=tsa -out tsa.csr")
    let request = try CertificateRequest(try shell.read("tsa.csr"))
    let authority = try Office.authority(.p256)
    let certificate = try authority.issue(
      to: request.subject, key: request.key,
      validity: try Validity(from: Office.founded, until: Office.founded.advanced(byDays: 3000)), use: .timestamping)
    try shell.write("tsa.pem", certificate.pem)
    try shell.write("text", Office.text)
    try shell.write("serial", "01")
    try shell.write(
      "ts.conf",
      """
      [tsa]
      default_tsa = one
      [one]
      serial = serial
      signer_cert = tsa.pem
      signer_key = tsa.key
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256, sha384
      accuracy = secs:1, millisecs:500
      ordering = yes
      tsa_name = yes
      ess_cert_id_chain = no
      ess_cert_id_alg = \(certificateDigest)

      """)
    let ours = try TimestampRequest(content: Office.text)
    try shell.write("request.tsq", ours.der)

    try shell.must("ts -reply -config ts.conf -queryfile request.tsq -out response.tsr")

    let token = try TimestampResponse.token(in: try shell.read("response.tsr"))
    try token.check(answers: ours)
    let path = try token.verify(content: Office.text, trust: TrustStore(anchors: [authority.certificate]))
    #expect(path == [certificate, authority.certificate])
    #expect(fault { _ = try token.verify(content: Office.text, trust: office.trust) } != nil)
  }

  @Test("are refused in words when the request is not one, or asks for more than there is") func rejections() throws {
    let office = try Office(.p256, use: .timestamping)
    let authority = try authority(office)
    let shell = try OpenSSL()
    try shell.write("text", Office.text)
    try shell.must("ts -query -data text -sha256 -tspolicy 1.2.3.4 -out policy.tsq")
    try shell.must("ts -query -data text -sha1 -out sha1.tsq")

    func refusal(_ request: [UInt8], at time: Instant = Office.now) -> String? {
      guard
        case .timestampRefused(2, let text) = fault({
          _ = try TimestampResponse.token(in: authority.respond(to: request, at: time))
        })
      else { return nil }
      return text
    }
    #expect(refusal([1, 2, 3])?.contains("cannot be read") == true)
    #expect(refusal(try shell.read("policy.tsq"))?.contains("policy") == true)
    #expect(refusal(try shell.read("sha1.tsq"))?.contains("algorithm") == true)
    #expect(
      refusal(try TimestampRequest(content: [1]).der, at: office.certificate.validUntil.advanced(byDays: 1)) != nil)
    #expect(fault { _ = try self.authority(try Office()) } != nil)
  }

  @Test("are no longer one after any flipped bit of the token") func everyBit() throws {
    let office = try Office(.p256, use: .timestamping)
    let request = try TimestampRequest(content: Office.text)
    let alone = try TimestampAuthority(
      certificate: office.certificate, key: office.key, policy: try #require(ObjectIdentifier(Self.policy)))
    let response = alone.respond(to: request.der, at: Office.now)
    var accepted = 0
    for index in response.indices {
      for bit in 0..<8 {
        var damaged = response
        damaged[index] ^= 1 << UInt8(bit)
        guard let token = try? TimestampResponse.token(in: damaged),
          (try? token.verify(content: Office.text, trust: office.trust)) != nil
        else { continue }
        accepted += 1
        #expect(token.time == Office.now && token.nonce == request.nonce, "byte \(index), bit \(bit)")
      }
    }
    #expect(accepted < 400)
  }
}
