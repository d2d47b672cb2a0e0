import Duties
package import Inventory
package import Record
import Vocabulary

/// The steps by which an unfulfilled duty goes up are set anew (催办层级).
package struct KeepLadder: Command {
  package static let kind =
    CommandKind(
      "keep-ladder", .keepRegister, "ladder",
      [
        .required(
          "rungs",
          .rows([
            .required("word", .choice(EscalationWord.allCases.map(\.rawValue))),
            .required("multiple", .number(0...100)), .required("level", .number(0...20)),
          ]))
      ], KeepLadder.self)

  let ladder: EscalationLadder

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    let rungs = reading.rows("rungs") { row, _ in
      EscalationLadder.Rung(word: row.choice("word"), multiple: row.number("multiple"), level: row.number("level"))
    }
    let ladder = EscalationLadder(rungs)
    if ladder == nil, !rungs.isEmpty { reading.fault("rungs", .outOfRange, limit: "0 ≤ 1 ≤ 2 ≤ …") }
    try reading.finish()
    guard let ladder else { throw Malformed([FieldFault(field: "rungs", code: .missing)]) }
    self.ladder = ladder
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.ladderKept(LadderKept(ladder: ladder))]
  }
}
