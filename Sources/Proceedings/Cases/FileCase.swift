import Cases
import Duties
package import Inventory
package import Record
package import Vocabulary

/// A resident or organisation files a problem (提交问题).
package struct FileCase: Command {
  package static let kind =
    CommandKind(
      "file-case", .file, "cases",
      [
        .required("matter", .code), .required("area", .code), .title, .text,
        .optional("contact", .text(1...200)),
      ], FileCase.self)

  let matter: MatterCode
  let area: AreaCode
  let title: String
  let text: String
  let contact: String?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    matter = reading.code("matter")
    let area = reading.area("area")
    title = reading.text("title")
    text = reading.text("text")
    contact = reading.optionalText("contact")
    try reading.finish()
    guard let area else { throw Malformed([FieldFault(field: "area", code: .missing)]) }
    self.area = area
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    .inventory(matter: matter, stage: .intake, area: area, facts: DecisionFacts(), subject: nil)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard let inventory = hearing.inventory, let known = inventory.matter(matter) else {
      throw Unknown("matter", matter.text)
    }
    guard inventory.area(area) != nil else { throw Unknown("area", area.text) }
    let missing = inventory.missingOfStandard(of: matter, in: area, at: hearing.now)
    guard missing.isEmpty else {
      throw Refusal(
        .standardIncomplete, inventory: inventory.version,
        details: [
          "matter": matter.text, "area": area.text, "missing": missing.map(\.rawValue).joined(separator: " "),
        ])
    }
    guard let receiver = inventory.firstReceiver(of: matter, in: area, at: hearing.now) else {
      // The list has a gap; saying so keeps the problem out of a queue that nobody owns.
      throw Refusal(
        .noEntry, inventory: inventory.version,
        details: ["act": Act.accept.rawValue, "matter": matter.text, "stage": StageCode.intake.text, "area": area.text])
    }
    let year = desk.clock.date(of: hearing.now).components.year
    let number = try desk.casesFiled(in: year) + 1
    let id = CaseID("\(year)-" + String(String(10_000 + number).dropFirst(number < 10_000 ? 1 : 0)))
    let commitments = try contact.map { ["contact": try hearing.commit($0, as: "contact", in: matter)] } ?? [:]
    return [
      .caseFiled(
        CaseFiled(
          id: id, matter: matter, area: area, track: known.track, receiver: receiver.party, title: title, text: text,
          acceptBy: try desk.deadline(of: receiver, in: inventory, from: hearing.now), commitments: commitments))
    ]
  }
}

extension CompiledInventory {
  /// The lead that the inventory names for receiving a matter somewhere; without a lead, whoever else may receive it.
  package func firstReceiver(of matter: MatterCode, in area: AreaCode, at now: Instant) -> Holding? {
    let holders = holders(of: .accept, matter: matter, stage: .intake, area: area, at: now)
    return holders.first { $0.role == .lead } ?? holders.first
  }
}

extension Desk {
  /// When the receiver of a case must have answered, by the limit of the entry that makes it the receiver.
  package func deadline(of receiver: Holding, in inventory: CompiledInventory, from now: Instant) throws -> Instant? {
    guard let limit = inventory.entry(receiver.entry)?.clock else { return nil }
    return try calendar().end(of: limit, from: now)
  }
}
