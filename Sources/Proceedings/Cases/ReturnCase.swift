package import Cases
package import Inventory
package import Record
package import Vocabulary

/// The receiver returns a case to its filer, saying what is missing (退回).
package struct ReturnCase: CaseCommand {
  package static let kind =
    CommandKind("return-case", .turnBack, "cases/{case}/return", [.subject, .reason], ReturnCase.self)

  package let subject: CaseID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    let party = hearing.author.party
    if standing.conveneBy != nil, standing.state == .filed, party == standing.receiver,
      let inventory = hearing.inventory
    {
      throw inventory.agendaRefusal(of: standing, at: hearing.now)
    }
    _ = try standing.after(.turnBack(by: party), at: hearing.now)
    return [.caseReturned(CaseReturned(reason: reason))]
  }
}

extension CompiledInventory {
  /// Why a topic on the agenda is not sent back: the article that lets households put it there, and whose right it is.
  package func agendaRefusal(of standing: CaseStanding, at now: Instant) -> Refusal {
    let right = holders(
      of: .endorse, matter: standing.matter, stage: .intake, area: standing.area, at: now)
    let entry = right.first.flatMap { self.entry($0.entry) }
    return Refusal(
      .onTheAgenda, entry: entry?.code, basis: entry?.basis.text.zh, inventory: version, holders: right.map(\.party),
      details: standing.conveneBy.map { ["until": String($0.milliseconds)] } ?? [:])
  }
}
