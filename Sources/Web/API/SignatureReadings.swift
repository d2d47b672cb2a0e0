import Hummingbird
import Proceedings
import Record
import Resolutions
import Signatures
import Vocabulary

extension House {
  /// `GET /api/trust`: every party with trust anchors, its revocation lists and its certificates.
  func trustAPI(_ call: Call) async throws -> Response {
    let clock = try await clock()
    var parties: [JSON] = []
    for trusting in try await room.trustingParties() {
      let kept = try await room.certificates(of: .party(trusting.party))
      parties.append([
        "party": .id(trusting.party), "since": .instant(trusting.since, clock), "sequence": .number(trusting.sequence),
        "anchors": .list(trusting.trust.anchors) { Self.json($0, clock) },
        "lists": .list(trusting.trust.lists) { ["authority": .text($0.authority), "list": .text($0.list.base64)] },
        "certificates": .list(kept) { Self.json($0, clock) },
      ])
    }
    return .json(["parties": .list(parties) { $0 }])
  }

  /// `GET /api/certificates`: the caller's own certificates.
  func certificatesAPI(_ call: Call) async throws -> Response {
    let clock = try await clock()
    let kept = try await room.certificates(of: .person(try call.session().person))
    return .json(["certificates": .list(kept) { Self.json($0, clock) }])
  }

  /// `GET /api/cases/{case}/resolutions/{resolution}/signatures`: the electronic signatures, with their certificates.
  func signaturesAPI(_ call: Call) async throws -> Response {
    let (id, resolution) = (CaseID(try call.part("case")), ResolutionID(try call.part("resolution")))
    guard let dossier = try await room.dossier(id, postPage: 1),
      dossier.resolutions.contains(where: { $0.frozen.id == resolution })
    else { throw Unknown("resolution", resolution.text) }
    let clock = try await clock()
    return .json([
      "signatures": .list(try await room.signatures(under: resolution)) { kept in
        let read = try? kept.read()
        return [
          "sequence": .number(kept.sequence), "at": .instant(kept.at, clock), "person": .id(kept.signer.person),
          "name": .text(kept.name), "seat": .id(kept.signer.seat), "party": .id(kept.signer.party),
          "algorithm": .text(read?.scheme.name),
          "certificate": read.map { Self.json(Octets($0.certificate.der), clock) } ?? .nothing,
          "signature": .text(kept.message.base64),
        ]
      }
    ])
  }

  private static func json(_ octets: Octets, _ clock: CivilClock) -> JSON {
    let certificate = try? Certificate(der: octets.bytes)
    return [
      "fingerprint": .text(octets.fingerprint), "subject": .text(certificate?.subject.description),
      "issuer": .text(certificate?.issuer.description), "serial": .text(certificate?.serialText),
      "from": .instant(certificate?.validFrom, clock), "until": .instant(certificate?.validUntil, clock),
      "key": .text(certificate?.key.kind.rawValue), "certificate": .text(octets.base64),
    ]
  }

  private static func json(_ kept: KeptCertificate, _ clock: CivilClock) -> JSON {
    [
      "person": .id(kept.holder.person), "seat": .id(kept.holder.seat), "party": .id(kept.holder.party),
      "enrolledAt": .instant(kept.enrolledAt, clock), "endedAt": .instant(kept.endedAt, clock),
      "reason": .text(kept.reason), "certificate": json(kept.certificate, clock),
    ]
  }
}
