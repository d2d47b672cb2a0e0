import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Tables
import Vocabulary

extension House {
  /// `GET /privacy?of=…`: who read one's private fields; without a session, what one may ask for.
  func privacyPage(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let asked = asking.words("of")
    try asking.finish()
    if asked != nil { _ = try call.session() }
    return .page(try await faces.privacy(of: asked, try await visit(call)), for: call.caller)
  }

  /// `GET /privacy/readings.csv?of=…`: the same as a table, a row for each reading.
  func privacyTable(_ call: Call) async throws -> Response {
    let clock = try await clock()
    let rows = try await personalFields(call).flatMap { field in
      field.readings.map { reading in
        [
          field.owner.text, field.name, field.subject?.text ?? "", reading.at.rfc3339(clock: clock),
          reading.reader.text, reading.name, reading.seat.text, reading.party.text, reading.purpose,
        ]
      }
    }
    let header = ["owner", "field", "case", "at", "reader", "name", "seat", "party", "purpose"]
    var response = Response(
      200, "text/csv; charset=utf-8", ByteBuffer(string: Table.commaSeparatedText([header] + rows)), cache: "no-store")
    response.headers[.contentDisposition] = "attachment; filename=\"readings.csv\""
    return response
  }

  /// `GET /api/privacy/readings?of=…`.
  func privacyAPI(_ call: Call) async throws -> Response {
    let clock = try await clock()
    return .json([
      "items": .list(try await personalFields(call)) { field in
        [
          "owner": .id(field.owner), "field": .text(field.name), "case": .id(field.subject),
          "kept": .flag(field.isKept),
          "readings": .list(field.readings) { reading in
            [
              "at": .instant(reading.at, clock), "reader": .id(reading.reader), "name": .text(reading.name),
              "seat": .id(reading.seat), "party": .id(reading.party), "purpose": .text(reading.purpose),
            ]
          },
        ]
      }
    ])
  }

  private func personalFields(_ call: Call) async throws -> [PersonalField] {
    let session = try call.session()
    var asking = Asking(call.query)
    let asked = asking.words("of")
    try asking.finish()
    return try await room.personalFields(
      asked: asked, by: session.person, in: try await visit(call).seat, at: call.now)
  }
}

extension Schemas {
  /// The schema of the list of readers.
  static var privacy: [(String, JSON)] {
    [
      (
        "PrivateReadings",
        object(
          (
            "items",
            list(
              object(
                ("owner", code), ("field", text), ("case", maybeText), ("kept", flag),
                (
                  "readings",
                  list(
                    object(
                      ("at", instant), ("reader", code), ("name", text), ("seat", code), ("party", text),
                      ("purpose", text)))
                )))
          ))
      )
    ]
  }
}
