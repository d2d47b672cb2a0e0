import Cases
import Duties
package import Inventory
package import Record
import Vocabulary

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
    let receiver = try firstReceiver(in: inventory, at: hearing.now)
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

  /// The lead that the inventory names for receiving this matter here; without one the list has a gap, and the answer
  /// says so instead of losing the problem in a queue that nobody owns.
  private func firstReceiver(in inventory: CompiledInventory, at now: Instant) throws -> Holding {
    let holders = inventory.holders(of: .accept, matter: matter, stage: .intake, area: area, at: now)
    guard let lead = holders.first(where: { $0.role == .lead }) ?? holders.first else {
      throw Refusal(
        .noEntry, inventory: inventory.version,
        details: ["act": Act.accept.rawValue, "matter": matter.text, "stage": StageCode.intake.text, "area": area.text])
    }
    return lead
  }
}

extension Desk {
  /// When the receiver of a case must have answered, by the limit of the entry that makes it the receiver.
  func deadline(of receiver: Holding, in inventory: CompiledInventory, from now: Instant) throws -> Instant? {
    guard let limit = inventory.entry(receiver.entry)?.clock else { return nil }
    return try calendar().end(of: limit, from: now)
  }
}
