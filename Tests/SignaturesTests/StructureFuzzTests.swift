import Foundation
import Signatures
import Testing
import Vocabulary

/// How many damaged inputs each reader sees; GONGZHI_LONG_FUZZ multiplies it.
private let rounds = (ProcessInfo.processInfo.environment["GONGZHI_LONG_FUZZ"].flatMap(Int.init) ?? 1) * 1_500

@Suite("Damaged structure") struct StructureFuzzTests {
  /// A reader with something that it reads.
  private struct Reader {
    let name: String
    let sample: [UInt8]
    /// Whether everything that it accepts is DER in shortest form, down to the last constructed element.
    var isStrict = true
    let read: ([UInt8]) throws -> Void
  }

  private func readers() throws -> [Reader] {
    let office = try Office()
    let stamps = try Office(.p256, use: .timestamping)
    let request = try TimestampRequest(content: Office.text)
    let authority = try TimestampAuthority(
      certificate: stamps.certificate, key: stamps.key, policy: try #require(ObjectIdentifier("1.3.6.1.4.1.4146.2.3")))
    let token = try TimestampResponse.token(in: authority.respond(to: request.der, at: Office.now))
    let list = try office.authority.revocationList(
      [.init(serial: [9], at: Office.founded, reason: .keyCompromise)], number: 3, at: Office.founded,
      next: Office.founded.advanced(byDays: 365))
    let rsa = try PrivateKey.generate(.rsa)
    return [
      Reader(name: "certificate", sample: office.certificate.der) { damaged in
        let certificate = try Certificate(der: damaged)
        let isSame = damaged == office.certificate.der
        #expect(
          isSame || (try? office.trust.path(from: certificate, for: .signing, at: Office.now)) == nil, "trusted")
      },
      Reader(name: "revocation list", sample: list.der) { damaged in
        let read = try RevocationList(der: damaged)
        let trust = TrustStore(anchors: [office.authority.certificate], revocationLists: [read], revocation: .always)
        let isSame = damaged == list.der
        #expect(
          isSame || (try? trust.path(from: office.certificate, for: .signing, at: Office.now)) == nil, "trusted")
      },
      Reader(
        name: "certificate request",
        sample: try CertificateRequest(subject: try DistinguishedName("CN=lin"), key: office.key).der
      ) { _ = try CertificateRequest($0) },
      Reader(name: "public key of a curve", sample: office.key.publicKey.der) { _ = try PublicKey(der: $0) },
      Reader(name: "public key of RSA", sample: rsa.publicKey.der) { _ = try PublicKey(der: $0) },
      Reader(name: "signed message", sample: try office.sign(), isStrict: false) { damaged in
        // What is outside the signature may change; who signed, and what, may not.
        let signers = try office.verify(damaged)
        #expect(!signers.isEmpty)
        for signer in signers {
          #expect(signer.certificate == office.certificate && signer.signingTime == Office.now)
        }
      },
      Reader(name: "timestamp token", sample: token.der, isStrict: false) { damaged in
        let read = try TimestampToken(der: damaged)
        _ = try read.verify(content: Office.text, trust: stamps.trust)
        #expect(read.time == token.time)
      },
      Reader(name: "timestamp request", sample: request.der) { damaged in
        // An algorithm may be written with NULL or without; what was read is written in one way.
        let again = try TimestampRequest(der: damaged).der
        let reread = try TimestampRequest(der: again).der
        #expect(reread == again)
      },
    ]
  }

  @Test("is refused in words of both languages, or is what it was: tags, lengths, order, depth, numbers")
  func damaged() throws {
    for reader in try readers() {
      var random = Seeded(state: 20_260_701)
      let tree = try #require(DERTree.parse(reader.sample[...])?.first, "\(reader.name)")
      #expect(tree.bytes == reader.sample, "\(reader.name) is DER")
      try reader.read(reader.sample)
      var refused = 0
      for round in 0..<rounds {
        let input = Self.damage(tree, &random)
        do {
          try reader.read(input)
          guard reader.isStrict else { continue }
          // What is wrapped in octets may be anything where the reader does not look into it.
          #expect(Self.isStrict(input), "\(reader.name), seed 20260701, round \(round) is read and is no DER")
        } catch let fault as SignatureFault {
          refused += 1
          #expect(!fault.words.zh.isEmpty && !fault.words.en.isEmpty && fault.words.zh != fault.words.en)
        }
      }
      #expect(refused > rounds / 4, "\(reader.name): \(refused) of \(rounds) refused")
    }
  }

  @Test("of a text in PEM is refused, or gives blocks that read back the same")
  func armour() throws {
    let office = try Office()
    let sample = Array((office.certificate.pem + "words between\n" + office.authority.certificate.pem).utf8)
    var random = Seeded(state: 7468)
    for round in 0..<rounds {
      var input = sample
      for _ in 0..<(1 + random.next() % 4) {
        let place = Int(random.next() % UInt64(input.count))
        switch random.next() % 5 {
        case 0: input.remove(at: place)
        case 1: input.insert(Array("-\n =A\r\u{0}\u{FF}".utf8).randomElement(using: &random) ?? 0, at: place)
        case 2: input[place] = UInt8.random(in: 0...255, using: &random)
        case 3: input.removeSubrange(place..<min(input.count, place + 70))
        default: input.insert(contentsOf: input[place..<min(input.count, place + 90)], at: place)
        }
      }
      do {
        let blocks = try PEM.blocks(input)
        let again = blocks.map { PEM.text($0.label, $0.der) }.joined()
        let reread = try PEM.blocks(Array(again.utf8))
        #expect(reread == blocks, "seed 7468, round \(round)")
      } catch {
        #expect(!error.words.zh.isEmpty)
      }
    }
  }

  /// Whether the elements that are not wrapped are DER in shortest form.
  private static func isStrict(_ bytes: [UInt8]) -> Bool {
    guard let trees = DERTree.parse(bytes[...]), trees.count == 1 else { return false }
    return trees.flatMap(\.bytes) == bytes
  }

  private static func damage(_ tree: DERTree, _ random: inout Seeded) -> [UInt8] {
    var trees = [tree]
    for _ in 0..<(1 + random.next() % 2) {
      guard let whole = trees.first else { break }
      let place = Int(random.next() % UInt64(whole.count))
      let other = whole.element(Int(random.next() % UInt64(whole.count)))
      let kind = random.next() % 9
      var chance = random
      trees = whole.changing(place) { damage($0, other, kind, &chance) } + trees.dropFirst()
      random = chance
    }
    var bytes = trees.flatMap(\.bytes)
    // Now and then a length that is not the shortest, one that is too long, or the form without an end.
    if random.next() % 4 == 0, bytes.count > 8 {
      let place = Int(random.next() % UInt64(min(bytes.count - 4, 200)))
      switch random.next() % 4 {
      case 0 where bytes[place + 1] < 0x80: bytes.insert(0x81, at: place + 1)
      case 1: bytes.replaceSubrange((place + 1)..<(place + 2), with: [0x84, 0xFF, 0xFF, 0xFF, 0xFF])
      case 2: bytes[place + 1] = 0x80
      default: bytes.replaceSubrange((place + 1)..<(place + 2), with: [0x82, 0x00, bytes[place + 1]])
      }
    }
    return bytes
  }

  private static func damage(
    _ element: DERTree, _ other: DERTree, _ kind: UInt64, _ random: inout Seeded
  ) -> [DERTree] {
    switch (kind, element) {
    case (0, _): return []
    case (1, _): return [element, element]
    case (2, _): return [other]
    case (3, .node(let tag, let inner)): return [.node(tag, inner.reversed())]
    case (4, .leaf(_, let content)): return [.leaf(UInt8.random(in: 1...0x1E, using: &random), content)]
    case (4, .node(_, let inner)): return [.node([0x30, 0x31, 0xA0, 0xA1, 0xA3][Int(random.next() % 5)], inner)]
    case (5, .leaf(let tag, let content)):
      let numbers: [[UInt8]] = [[], [0], [0x80], [0xFF], [0x7F] + Array(repeating: 0xFF, count: 40), [0, 0] + content]
      return [.leaf(tag, numbers.randomElement(using: &random) ?? [])]
    case (6, _): return [(0..<200).reduce(element) { inner, _ in .node(0x30, [inner]) }]
    case (7, .leaf(let tag, var content)) where !content.isEmpty:
      content[Int(random.next() % UInt64(content.count))] ^= 1 << UInt8(random.next() % 8)
      return [.leaf(tag, content)]
    default: return [element, other]
    }
  }
}
