import Inventory
import Proceedings
import Record
import Signatures
import Vocabulary

extension HouseFaces {
  package func trust(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    var items: [TrustingPartyItem] = []
    for trusting in try await room.trustingParties() { items.append(try await item(trusting, scene)) }
    let page = TrustPage(
      parties: items,
      keepHref: keeps(visit.seat?.party, scene) ? Address.form(of: KeepTrustAnchors.kind.name, in: nil) : nil)
    return face(page, title: scene.words["signing.trust.title"], section: .other, scene)
  }

  private func item(_ trusting: TrustingParty, _ scene: Scene) async throws -> TrustingPartyItem {
    let code = trusting.party.text
    let mayKeep = keeps(trusting.party, scene)
    let kept = try await room.certificates(of: .party(trusting.party))
    let names = try await room.names(of: Set(kept.map(\.holder.person)))
    let files = "/trust/" + PercentCoding.encode(code)
    return TrustingPartyItem(
      party: scene.names.partyLink(trusting.party), anchor: code,
      since: Link(scene.words.time(trusting.since, on: scene.clock).words, Address.event(trusting.sequence)),
      authorities: try trusting.trust.authorities().map { scene.item($0, lists: trusting.trust.lists) },
      anchorsHref: files + "/anchors.pem", listsHref: files + "/lists.pem",
      certificates: kept.compactMap { one in
        scene.item(
          one, holder: names[one.holder.person] ?? one.holder.person.text,
          endHref: mayKeep ? Self.ending(RevokeCertificate.kind, one) : nil)
      },
      anchorsForm: mayKeep ? Address.form(of: KeepTrustAnchors.kind.name, in: nil, [("party", code)]) : nil,
      listForm: mayKeep ? Address.form(of: KeepRevocationList.kind.name, in: nil, [("party", code)]) : nil)
  }

  /// Whether the reader may keep the trust anchors of a party.
  private func keeps(_ party: PartyID?, _ scene: Scene) -> Bool {
    guard let area = party.flatMap({ scene.inventory?.party($0)?.area }) else { return false }
    return scene.lets(.keepAnchors, in: .governance, .governance, at: area)
  }

  private static func ending(_ kind: CommandKind, _ kept: KeptCertificate) -> String {
    Address.form(of: kind.name, in: nil, [("certificate", kept.fingerprint)])
  }

  package func certificates(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let reader = visit.reader else {
      return signInFace(next: Address.here(visit), login: nil, problem: nil, needed: true, scene)
    }
    let kept = try await room.certificates(of: .person(reader.person.id))
    var trustHref: String?
    var enrolment: EnrolmentItem?
    var form: ActForm?
    if let seat = visit.seat, try await room.trust(of: seat.party).isKept {
      trustHref = "/trust#" + PercentCoding.encode(seat.party.text)
      if let permit = permit(toEnrolAs: seat, scene) {
        enrolment = EnrolmentItem(
          name: reader.person.name, person: reader.person.id.text, csrf: reader.csrf,
          api: "/api/certificates?lang=\(scene.language.rawValue)", isIssuedHere: authorities.contains(seat.party))
        form = FormDrawer(scene: scene, csrf: reader.csrf, facts: nil).form(
          EnrolCertificate.kind, Form(), permit: permit)
      }
    }
    let items = kept.compactMap { scene.item($0, endHref: Self.ending(EndCertificate.kind, $0)) }
    let page = CertificatesPage(
      certificates: items, party: visit.seat.map { scene.names.party($0.party) }, trustHref: trustHref,
      enrolment: enrolment, form: form)
    return face(page, title: scene.words["signing.own.title"], section: .desk, scene)
  }

  private func permit(toEnrolAs seat: Seat, _ scene: Scene) -> Permit? {
    guard let inventory = scene.inventory, let area = inventory.party(seat.party)?.area,
      case .permit(let permit) = inventory.decide(
        DecisionRequest(
          actor: Actor(seat), act: .holdCertificate, matter: .governance, stage: .governance, area: area,
          at: scene.now))
    else { return nil }
    return permit
  }
}
