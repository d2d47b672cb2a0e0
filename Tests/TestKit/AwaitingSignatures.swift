import Foundation
package import Proceedings
import Record
import Resolutions
import Signatures
import Storage
import Vocabulary

extension Neighbourhood {
  /// A neighbourhood whose story stands before the first signature under the resolution on lights and benches, kept as
  /// `bench` and `br`: the committee (shen), the subdistrict (gao) and urban management (xu) are to sign.
  package static func awaitingSignatures(craft: Craft = plainly) async throws -> Neighbourhood {
    let neighbourhood = try await founded(craft: craft)
    let story = try JSONSerialization.jsonObject(with: Data(try sampleFile("story.json").utf8))
    guard let steps = story as? [[String: Any]],
      let first = steps.firstIndex(where: { $0["do"] as? String == SignResolution.kind.name })
    else { throw NoSuchName(name: "story.json") }
    try await neighbourhood.tell(
      Story(json: Array(try JSONSerialization.data(withJSONObject: Array(steps.prefix(first))))))
    return neighbourhood
  }

  /// The very bytes of the resolution kept as `br`.
  package var resolutionBytes: [UInt8] {
    get async throws {
      let dossier = try await room.dossier(CaseID(try kept("bench")), postPage: 1)
      guard let view = dossier?.resolutions.first(where: { $0.frozen.id.text == (try? kept("br")) }) else {
        throw NoSuchName(name: "br")
      }
      return try CanonicalJSON.encode(view.frozen)
    }
  }

  /// The public name of the person of a seat.
  package func name(of seat: String) async throws -> String {
    guard let card = try await room.person(try self.seat(seat).person) else { throw NoSuchName(name: seat) }
    return card.name
  }

  /// A seat signs the resolution kept as `br`.
  package func sign(as seat: String, _ fields: [String: String] = [:]) async throws -> Verdict {
    let signed = ["case": try kept("bench"), "resolution": try kept("br"), "digest": try kept("br.digest")]
    return try await perform("sign-resolution", as: seat, signed.merging(fields) { $1 })
  }

  /// The registrar enters trust anchors of a party.
  package func trust(_ authority: TestAuthority, for party: String) async throws -> Verdict {
    try await perform("keep-trust-anchors", as: "registrar", ["party": party, "certificates": authority.pem])
  }

  /// A seat enrols the certificate of a signer.
  package func enrol(_ signer: TestSigner, as seat: String) async throws -> Verdict {
    try await perform(
      "enrol-certificate", as: seat, ["request": try signer.request.pem, "certificate": signer.certificate.pem])
  }
}
