import Inventory
import Proceedings
package import Vocabulary

extension HouseFaces {
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
      },
      eraseHref: mayErase(id, scene) ? Self.erasing(id) : nil)
    return face(page, title: person.name, section: .other, scene)
  }
}

extension HouseFaces {
  /// Whether the reader may erase the data of a person: one's own, or as a body that holds the power.
  private func mayErase(_ person: PersonID, _ scene: Scene) -> Bool {
    guard let seat = scene.visit.seat, may(.erase, scene) else { return false }
    return seat.person == person
      || scene.inventory?.party(seat.party).map { $0.kind != .people && $0.kind != .owners } == true
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
  /// Where the private data of the person are erased; nil for whoever may not.
  let eraseHref: String?

  init(name: String, seats: [PersonSeat], eraseHref: String? = nil) {
    self.eraseHref = eraseHref
    self.name = name
    self.seats = seats
    isEmpty = seats.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "seats": .of(seats)
    case "isEmpty": .of(isEmpty)
    case "eraseHref": .of(eraseHref)
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
