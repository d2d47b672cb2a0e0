import Inventory
import Proceedings
import Vocabulary

extension HouseFaces {
  package func privacy(of asked: String?, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let reader = visit.reader else {
      let page = PrivacyPage(signInHref: Address.signIn(next: Address.here(visit)))
      return face(page, title: scene.words["privacy.link"], section: .other, scene)
    }
    let person = reader.person.id
    let fields = try await room.personalFields(asked: asked, by: person, in: visit.seat, at: scene.now)
    let query = Address.query(asked.map { [("of", $0)] } ?? [])
    let page = PrivacyPage(
      table: Link("CSV", "/privacy/readings.csv" + query), json: Link("JSON", "/api/privacy/readings" + query),
      everyone: may(.protectData, scene) ? Link(scene.words["privacy.everyone"], "/privacy?of=everyone") : nil,
      fields: fields.map { item($0, isOwn: $0.owner == person, scene) }, dataHref: "/me/data",
      eraseHref: asked == nil && may(.erase, scene) ? Self.erasing(person) : nil)
    return face(page, title: scene.words["privacy.title"], section: .desk, scene)
  }

  /// Where the private data of a person are erased.
  static func erasing(_ person: PersonID) -> String { "/acts/erase-person" + Address.query([("person", person.text)]) }

  /// Whether the inventory lets the reader do something about personal data where its party is: only then there is a way.
  func may(_ act: Act, _ scene: Scene) -> Bool {
    guard let area = scene.actor.flatMap({ scene.inventory?.party($0.party)?.area }) else { return false }
    return scene.lets(act, in: .governance, .governance, at: area)
  }

  private func item(_ field: PersonalField, isOwn: Bool, _ scene: Scene) -> PersonalFieldItem {
    let words = scene.words
    return PersonalFieldItem(
      title: words.phrase("field.\(field.name)") ?? field.name,
      owner: isOwn ? nil : Link(field.owner.text, "/people/\(field.owner.text)"),
      subject: field.subject.map { Link($0.text, Address.theCase($0)) },
      mark: field.isKept ? Mark(words["privacy.kept"], .open) : Mark(words["privacy.erased"], .quiet),
      readings: field.readings.map { reading in
        ReadingLine(
          at: words.time(reading.at, on: scene.clock),
          reader: Link(reading.name, "/people/\(reading.reader.text)"), party: scene.names.partyLink(reading.party),
          purpose: reading.purpose)
      })
  }
}
