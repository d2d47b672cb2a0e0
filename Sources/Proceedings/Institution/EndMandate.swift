package import Inventory
package import Record
import Vocabulary

/// A mandate ends now, before its term (终止任期).
package struct EndMandate: Command {
  package static let kind =
    CommandKind(
      "end-mandate", .appoint, "seats/{seat}/end", [.required("seat", .code), .reason], EndMandate.self)

  let seat: SeatID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    seat = reading.code("seat")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard let known = try desk.seat(seat) else { throw Unknown("seat", seat.text) }
    guard known.mandate.until.map({ $0 > hearing.now }) ?? true else {
      throw Refusal(.mandateNotInForce, details: ["seat": seat.text])
    }
    return [.mandateEnded(MandateEnded(seat: seat, reason: reason))]
  }
}
