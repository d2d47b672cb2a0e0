import Signatures
import Testing
import Vocabulary

@Suite("Damaged bytes") struct DamageTests {
  @Test(
    "every flipped bit of a signature is refused, or leaves signer and content what they were",
    arguments: [KeyKind.p256, .sm2, .ed25519])
  func everyBit(_ kind: KeyKind) throws {
    let office = try Office(kind)
    let cms = try office.sign()
    var accepted = 0
    for index in cms.indices {
      for bit in 0..<8 {
        var damaged = cms
        damaged[index] ^= 1 << UInt8(bit)
        guard let signers = try? office.verify(damaged) else { continue }
        accepted += 1
        #expect(signers.map(\.certificate) == [office.certificate], "byte \(index), bit \(bit)")
        #expect(signers[0].signingTime == Office.now)
        #expect((try? office.verify(damaged, Office.text + [0])) == nil)
      }
    }
    // What may change unseen is outside the signature: the version and the list of digests, which nobody reads.
    #expect(accepted < 200)
  }

  @Test("every flipped bit of the content is refused") func everyBitOfContent() throws {
    let office = try Office()
    let cms = try office.sign()
    for index in Office.text.indices {
      for bit in 0..<8 {
        var damaged = Office.text
        damaged[index] ^= 1 << UInt8(bit)
        #expect(fault { _ = try office.verify(cms, damaged) } == .otherContent)
      }
    }
  }

  @Test("every flipped bit of a certificate or a revocation list is refused or was not signed") func certificates()
    throws
  {
    let office = try Office()
    let list = try office.authority.revocationList(
      [.init(serial: [9], at: Office.founded, reason: .keyCompromise)], number: 3, at: Office.founded,
      next: Office.founded.advanced(byDays: 365))
    for index in office.certificate.der.indices {
      for bit in 0..<8 {
        var damaged = office.certificate.der
        damaged[index] ^= 1 << UInt8(bit)
        guard let certificate = try? Certificate(der: damaged) else { continue }
        #expect((try? office.trust.path(from: certificate, for: .signing, at: Office.now)) == nil, "byte \(index)")
      }
    }
    for index in list.der.indices {
      for bit in 0..<8 {
        var damaged = list.der
        damaged[index] ^= 1 << UInt8(bit)
        guard let list = try? RevocationList(der: damaged) else { continue }
        let trust = TrustStore(
          anchors: [office.authority.certificate], revocationLists: [list], revocation: .always)
        #expect((try? trust.path(from: office.certificate, for: .signing, at: Office.now)) == nil, "byte \(index)")
      }
    }
  }

  @Test("no bytes crash a reader: cut off, overwritten, spliced, made up", arguments: [UInt64(1), 2, 3])
  func seeded(_ seed: UInt64) throws {
    var random = Seeded(state: seed)
    let office = try Office(.p256, use: .timestamping)
    let signer = try Office()
    let request = try TimestampRequest(content: Office.text)
    let authority = try TimestampAuthority(
      certificate: office.certificate, key: office.key, policy: try #require(ObjectIdentifier("1.3.6.1.4.1.4146.2.3")))
    let list = try office.authority.revocationList(
      [], number: 1, at: Office.founded, next: Office.founded.advanced(byDays: 30))
    let good: [[UInt8]] = [
      try signer.sign(), office.certificate.der, list.der, request.der,
      authority.respond(to: request.der, at: Office.now),
      try CertificateRequest(subject: try DistinguishedName("CN=lin"), key: signer.key).der,
      try signer.key.sealed(passphrase: "p"), Array(office.certificate.pem.utf8), signer.key.publicKey.der,
    ]
    for round in 0..<4000 {
      var bytes = good[round % good.count]
      switch random.next() % 5 {
      case 0: bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
      case 1:
        for _ in 0..<(1 + random.next() % 6) {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8.random(in: 0...255, using: &random)
        }
      case 2:
        let other = good[Int(random.next() % UInt64(good.count))]
        bytes.replaceSubrange(
          Int(random.next() % UInt64(bytes.count))..., with: other.suffix(Int(random.next() % UInt64(other.count))))
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: Int(random.next() % UInt64(bytes.count)))
      default: bytes = (0..<Int(random.next() % 64)).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      _ = try? SignedData(bytes).verify(content: Office.text, trust: signer.trust, at: Office.now)
      _ = try? Certificate.all(in: bytes)
      _ = try? RevocationList.all(in: bytes)
      _ = try? CertificateRequest(bytes)
      _ = try? PublicKey(der: bytes)
      _ = try? PrivateKey(pkcs8: bytes)
      _ = try? TimestampResponse.token(in: bytes).verify(content: Office.text, trust: office.trust)
      _ = authority.respond(to: bytes, at: Office.now)
      _ = try? PEM.blocks(bytes)
      _ = try? SignatureDraft(signedAttributes: bytes, certificate: signer.certificate)
    }
  }
}
