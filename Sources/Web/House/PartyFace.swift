import Inventory
import Proceedings
package import Vocabulary

extension HouseFaces {
  package func party(_ id: PartyID, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    guard let party = inventory.party(id) else { throw Unknown("party", id.text) }
    let words = scene.words
    let names = Names(words: words, inventory: inventory)
    let own = inventory.allEntries.filter { entry in
      switch entry.holder {
      case .party(let holder): holder == id
      case .anyOf(let kind): kind == party.kind && (entry.area.contains(party.area) || party.area.contains(entry.area))
      case .anyone: entry.area.contains(party.area) || party.area.contains(entry.area)
      }
    }
    let lists = own.map(\.list).uniqued.map { kind in
      let entries = own.filter { $0.list == kind }
      return PartyList(
        words["listkind.\(kind.rawValue)"], count: words.count("count.entries", entries.count),
        entries: entries.prefix(200).map { line($0, names) })
    }
    let facts = [
      Fact(words["party.kind"], words["kind.\(party.kind.rawValue)"]),
      Fact(words["case.area"], names.area(party.area)),
      party.superior.map { Fact(words["party.superior"], names.party($0), href: Address.party($0)) },
      Fact(words["party.code"], id.text, isCode: true),
    ].compactMap { $0 }
    let page = PartyPage(
      name: party.name[scene.language], facts: facts, members: try await members(of: party, scene), lists: lists,
      version: versionLink(inventory, words), casesHref: "/cases" + Address.query([("party", id.text)]))
    return face(page, title: party.name[scene.language], section: .inventory, scene)
  }

  /// The people who sit for a body; who belongs to a class of people is not listed.
  private func members(of party: Party, _ scene: Scene) async throws -> [MemberLine] {
    guard party.kind != .people else { return [] }
    return try await room.members(of: party.id, at: scene.now).map { seat, name in
      MemberLine(name: name, title: seat.title?[scene.language], mandate: scene.mandate(seat.mandate))
    }
  }

  package func person(_ id: PersonID, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let person = try await room.person(id) else { throw Unknown("person", id.text) }
    let page = PersonPage(
      name: person.name,
      seats: person.seats.map { seat in
        PersonSeat(
          party: scene.names.partyLink(seat.party), title: seat.title?[scene.language],
          mandate: scene.mandate(seat.mandate),
          mark: seat.mandate.contains(scene.now)
            ? Mark(scene.words["inventory.in-force"], .done) : Mark(scene.words["person.not-in-force"], .quiet))
      })
    return face(page, title: person.name, section: .other, scene)
  }
}

/// A person with their seats, past and present.
struct PersonPage: Page {
  static var template: String { "person" }

  /// The public name.
  let name: String
  /// The seats, the newest first.
  let seats: [PersonSeat]
  /// Whether there is none.
  let isEmpty: Bool

  init(name: String, seats: [PersonSeat]) {
    self.name = name
    self.seats = seats
    isEmpty = seats.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "seats": .of(seats)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// A seat of a person.
struct PersonSeat: Shown {
  let party: Link
  let title: String?
  let mandate: String
  /// Whether its mandate is in force.
  let mark: Mark

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "title": .of(title)
    case "mandate": .of(mandate)
    case "mark": .of(mark)
    default: nil
    }
  }
}
