import Foundation
import Record
import Signatures
import Vocabulary

/// The electronic signatures that the events of a bundle hold, each with the trust anchors and the revocation lists that
/// the record had when it was received.
struct RecordedSignatures {
  /// One signature, and under what it must hold.
  struct Signed {
    let event: RecordedEvent
    let message: Octets
    let anchors: [Octets]
    let lists: [Octets]

    /// The party and the number of the event, which name the files.
    private var stem: String { "\(event.author.party.text)-\(event.sequence)" }
    var signatureFile: String { "signatures/\(stem).p7s" }
    var anchorsFile: String { "certificates/\(stem)-anchors.pem" }
    var listsFile: String { "certificates/\(stem)-lists.pem" }
    var certificateFile: String { "certificates/\(stem).pem" }
    /// The second of the event, as `-attime` of openssl takes it.
    var second: Int64 { event.at.milliseconds / 1000 }

    /// Its files by name.
    func files() throws(SignatureFault) -> [String: [UInt8]] {
      let own = try SignedData(message.bytes).certificates
      var files: [String: [UInt8]] = [
        signatureFile: message.bytes, certificateFile: Array(own.map(\.pem).joined().utf8),
        anchorsFile: Array(anchors.map { PEM.text("CERTIFICATE", $0.bytes) }.joined().utf8),
      ]
      if !lists.isEmpty {
        files[listsFile] = Array(lists.map { PEM.text("X509 CRL", $0.bytes) }.joined().utf8)
      }
      return files
    }

    /// Verifies it at the instant at which it was received.
    func verify(_ text: [UInt8]) throws(SignatureFault) -> VerifiedSigner {
      var store = TrustStore(anchors: [])
      for anchor in anchors { store.anchors.append(try Certificate(der: anchor.bytes)) }
      for list in lists { store.revocationLists.append(try RevocationList(der: list.bytes)) }
      guard let signer = try SignedData(message.bytes).verify(content: text, trust: store, at: event.at).first else {
        throw .missing(field: "signerInfos")
      }
      return signer
    }
  }

  private(set) var signed: [Signed] = []

  /// Reads the events in their order.
  init(_ events: [RecordedEvent]) {
    var anchors: [PartyID: [Octets]] = [:]
    var lists: [PartyID: [String: Octets]] = [:]
    for event in events {
      switch event.event {
      case .trustAnchorsKept(let kept):
        anchors[kept.party] = kept.certificates
        let names = Set(kept.certificates.compactMap { try? DigestAlgorithm.sha256.digest($0.bytes).hexadecimal })
        lists[kept.party] = lists[kept.party]?.filter { names.contains($0.key) }
      case .revocationListKept(let kept): lists[kept.party, default: [:]][kept.authority] = kept.list
      case .resolutionSigned(let given):
        guard let message = given.signature else { continue }
        let party = event.author.party
        signed.append(
          Signed(
            event: event, message: message, anchors: anchors[party] ?? [],
            lists: (lists[party] ?? [:]).sorted { $0.key < $1.key }.map(\.value)))
      default: continue
      }
    }
  }
}
