import Cases
import Inventory
import Proceedings
import Record
import Resolutions
import Signatures
import Vocabulary

extension HouseFaces {
  /// The electronic signatures under a resolution, as its page shows them.
  func electronic(_ id: ResolutionID, at here: String, _ scene: Scene) async throws -> [ElectronicSignatureItem] {
    var items: [ElectronicSignatureItem] = []
    for kept in try await room.signatures(under: id) {
      let office = try await room.seat(kept.signer.seat)?.title?[scene.language]
      if let item = scene.item(kept, office: office, href: "\(here)/signatures/\(kept.sequence).p7s") {
        items.append(item)
      }
    }
    return items
  }

  /// Where the reader signs; nil for a reader whose seat has nothing to sign here now.
  func signingPanel(
    _ view: ResolutionView, _ dossier: CaseDossier, at here: String, problem: Problem?, _ scene: Scene
  ) async throws -> SigningPanel? {
    guard let reader = scene.visit.reader, let seat = scene.visit.seat, view.declined == nil,
      dossier.standing.resolution == view.frozen.id, view.inForceAt == nil,
      view.frozen.signatories.contains(where: { $0.party == seat.party }),
      !view.signatures.contains(where: { $0.party == seat.party })
    else { return nil }
    let isElectronic = try await room.trust(of: seat.party).isKept
    let kept = isElectronic ? try await room.certificates(of: .person(seat.person)) : []
    let usable = kept.filter { $0.holder.party == seat.party && $0.endedAt == nil }
    return SigningPanel(
      isElectronic: isElectronic, csrf: reader.csrf, action: here + "/signatures", resolution: view.frozen.id.text,
      digest: view.digest, bytesHref: here + "/signed.json", person: seat.person.text,
      certificates: usable.compactMap { scene.item($0) }, language: scene.language.rawValue,
      refusal: problem?.refusal.map { scene.item($0) },
      fault: problem.flatMap { $0.refusal == nil ? $0.detail : nil })
  }
}
