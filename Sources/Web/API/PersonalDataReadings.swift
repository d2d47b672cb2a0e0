import HTTPTypes
import Hummingbird
package import Proceedings
package import Vocabulary

extension House {
  /// `GET /api/me/data`: everything that is held about the caller.
  func personalDataAPI(_ call: Call) async throws -> Response {
    .json(try await ownData(call).json(at: call.now))
  }

  /// `GET /me/data.json`: the same as a file to keep.
  func personalDataFile(_ call: Call) async throws -> Response {
    let data = try await ownData(call)
    var response = Response.json(data.json(at: call.now))
    response.headers[.contentDisposition] = "attachment; filename=\"\(data.person.text).json\""
    return response
  }

  /// Nobody is asked whose data: the session says it.
  private func ownData(_ call: Call) async throws -> PersonalData {
    let person = try call.session().person
    guard let data = try await room.personalData(of: person) else { throw Unknown("person", person.text) }
    return data
  }
}

extension PersonalData {
  /// The bytes of the file in which a person gets everything that is held about them, as the API gives it.
  package func file(at now: Instant) -> [UInt8] {
    Array(json(at: now).buffer.readableBytesView) + [0x0A]
  }

  fileprivate func json(at now: Instant) -> JSON {
    [
      "person": .id(person), "name": .text(name), "madeAt": .instant(now, clock),
      "tables": .list(tables) { table in
        [
          "name": .text(table.name), "words": .both(table.words),
          "columns": .list(table.columns) { ["name": .text($0.name), "words": .both($0.words)] },
          "rows": .list(table.rows) { row in
            .object(zip(table.columns, row).map { ($0.name, $1.json($0.kind, on: clock)) })
          },
        ]
      },
      "withheld": .list(withheld) {
        ["table": .text($0.table), "column": .text($0.column), "reason": .both($0.reason)]
      },
    ]
  }
}

extension PersonalData.Value {
  fileprivate func json(_ kind: PersonalData.Kind, on clock: CivilClock) -> JSON {
    switch (self, kind) {
    case (.nothing, _): .nothing
    case (.number(let number), .instant): .instant(Instant(milliseconds: number), clock)
    case (.number(let number), _): .number(number)
    case (.text(let text), .json): .ready(Array(text.utf8))
    case (.text(let text), _): .text(text)
    }
  }
}

extension Schemas {
  /// The schema of everything that is held about a person.
  static var personalData: [(String, JSON)] {
    let column = object(("name", code), ("words", both))
    let table = object(("name", code), ("words", both), ("columns", list(column)), ("rows", list(free)))
    return [
      (
        "PersonalData",
        object(
          ("person", code), ("name", text), ("madeAt", instant), ("tables", list(table)),
          ("withheld", list(object(("table", code), ("column", code), ("reason", both)))))
      )
    ]
  }
}
