import GRDB
package import Proceedings
package import Vocabulary

extension SQLiteReadingRoom {
  package func credential(login: String) async throws -> Credential? {
    try await store.pool.read { database in
      try database.row("SELECT * FROM credential WHERE login = ?", [login.lowercased()]).map {
        Credential(person: PersonID($0["person"]), login: $0["login"], passwordHash: $0["password_hash"])
      }
    }
  }

  package func person(_ id: PersonID) async throws -> PersonCard? {
    let (known, epoch) = store.marks.person(id)
    if let known { return known }
    let read: PersonCard? = try await store.pool.read { database in
      guard let name: String = try database.value("SELECT name FROM view_person WHERE id = ?", [id.text]) else {
        return nil
      }
      let seats = try database.rows(
        "SELECT * FROM view_seat WHERE person = ? ORDER BY from_at DESC, id DESC", [id.text]
      ).map { Seat(row: $0) }
      return PersonCard(id: id, name: name, seats: seats)
    }
    if let read { store.marks.keep(read, readIn: epoch) }
    return read
  }

  package func seat(_ id: SeatID) async throws -> Seat? {
    try await store.pool.read { try $0.seat(id) }
  }

  package func names(of people: Set<PersonID>) async throws -> [PersonID: String] {
    try await store.pool.read { try $0.names(of: people) }
  }

  package func members(of party: PartyID, at instant: Instant) async throws -> [(seat: Seat, name: String)] {
    try await store.pool.read { database in
      let seats = try database.seats(of: party).filter { $0.mandate.contains(instant) }
      let names = try database.names(of: Set(seats.map(\.person)))
      return seats.map { ($0, names[$0.person] ?? $0.person.text) }
    }
  }
}

extension Database {
  func names(of people: Set<PersonID>) throws -> [PersonID: String] {
    var names: [PersonID: String] = [:]
    for person in people {
      names[person] = try value("SELECT name FROM view_person WHERE id = ?", [person.text])
    }
    return names
  }
}
