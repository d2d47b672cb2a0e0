import Hummingbird
import Proceedings
import Record
import Vocabulary
import Voting

extension House {
  /// `GET /api/proxies`: who votes for the caller, and for whom the caller votes.
  func proxiesAPI(_ call: Call) async throws -> Response {
    let person = try call.session().person
    let mandates = try await room.mandates(of: person)
    let names = try await room.names(of: Set(mandates.flatMap { [$0.mandate.from, $0.mandate.to] }))
    func json(_ kept: KeptMandate, with other: PersonID) throws -> JSON {
      [
        "id": .id(kept.id), "person": .id(other), "name": .text(names[other] ?? other.text),
        "mandate": .ready(try CanonicalJSON.encode(kept.mandate)),
        "inForce": .flag(kept.mandate.isInForce(at: call.now)),
      ]
    }
    return .json([
      "given": try .list(mandates.filter { $0.mandate.from == person }) { try json($0, with: $0.mandate.to) },
      "held": try .list(mandates.filter { $0.mandate.to == person }) { try json($0, with: $0.mandate.from) },
    ])
  }
}
