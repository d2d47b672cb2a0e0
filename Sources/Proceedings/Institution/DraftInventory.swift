import Cases
import Deliberation
import Inventory
package import Record
package import Vocabulary

/// A new version of the inventory is drafted in a case of governance: a proposal that carries its tables, frozen by
/// their digest and checked by the engine (起草清单).
package struct DraftInventory: CaseCommand {
  package static let kind =
    CommandKind(
      "draft-inventory", .draftInventory, "cases/{case}/inventory-drafts",
      [
        .subject, .title, .required("reason", .text(TextLength.body)),
        .required("path", .choice(ChangePath.allCases.map(\.rawValue))),
        .optional("reported", .text(1...200)),
      ] + InventoryForm.fields, DraftInventory.self)

  package let subject: CaseID
  let title: String
  let reason: String
  let path: ChangePath
  let reported: String?
  let sent: SentInventory
  /// The tables where all were sent; otherwise they are read when the version that is changed is known.
  private let whole: InventoryTables?
  private var checked: Checked?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    title = reading.text("title")
    reason = reading.text("reason")
    path = reading.choice("path")
    reported = reading.optionalText("reported")
    if path == .admission, reported == nil { reading.fault("reported", .missing) }
    let sent = reading.sentInventory()
    whole = sent.flatMap { $0.isWhole ? reading.tables(of: $0) : nil }
    try reading.finish()
    guard let sent else { throw Malformed([FieldFault(field: "entries", code: .missing)]) }
    self.sent = sent
  }

  /// The version compiled and checked.
  private struct Checked: Sendable {
    let tables: InventoryTables
    let compiled: CompiledInventory
    let findings: [InventoryFinding]
    let published: PublishedTables
  }

  /// Compiles and checks the list, which takes a while for a long one, before the command waits at the door.
  package func prepared(by craft: Craft) async throws -> DraftInventory {
    var prepared = self
    prepared.checked = try whole.map { try Self.check($0) }
    return prepared
  }

  private static func check(_ tables: InventoryTables) throws -> Checked {
    let compiled = CompiledInventory(tables)
    return Checked(
      tables: tables, compiled: compiled, findings: compiled.findingsOnceInForce(),
      published: PublishedTables(bytes: try CanonicalJSON.encode(tables)))
  }

  /// What was sent, with the tables of the version it changes where a table was not sent. A table of procedures is seldom
  /// sent, and a draft without one keeps those of its base.
  private func checked(changing base: InventoryTables) throws -> Checked {
    guard var tables = whole else { return try Self.check(try sent.tables(changing: base)) }
    guard tables.procedures == nil, let procedures = base.procedures else { return try checked ?? Self.check(tables) }
    tables.procedures = procedures
    tables.given.append(.procedures)
    return try Self.check(tables)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    guard standing.isGovernance else {
      throw Refusal(.notAboutTheInventory, details: ["matter": standing.matter.text])
    }
    guard standing.state == .deliberating else {
      throw Refusal(
        .wrongState, details: ["state": standing.state.rawValue, "needed": CaseState.deliberating.rawValue])
    }
    guard try !desk.isPublished(version: sent.version) else {
      throw Refusal(.taken, details: ["version": sent.version])
    }
    guard sent.effectiveFrom >= desk.clock.date(of: hearing.now) else {
      throw Malformed([
        FieldFault(field: "effective-from", code: .inThePast, value: sent.effectiveFrom.description)
      ])
    }
    guard let base = try desk.inventory(at: desk.clock.start(of: sent.effectiveFrom)) else {
      throw Refusal(.noInventory)
    }
    let checked = try checked(changing: base.tables)
    let tables = checked.tables
    try ChangeGate(
      base: base, draft: checked.compiled, path: path, drafter: hearing.author.party, standing: standing,
      calendar: try desk.calendar()
    ).require(at: hearing.now)
    hearing.keep(checked.published)
    let id: ProposalID = hearing.id("proposal")
    let blocking = checked.findings.count { $0.severity == .blocking }
    return [
      .proposalMade(ProposalMade(id: id, title: title, text: reason)),
      .inventoryDrafted(
        InventoryDrafted(
          proposal: id, version: tables.version, digest: checked.published.digest,
          effectiveFrom: tables.effectiveFrom, entries: tables.entries.count, base: base.version, path: path,
          steps: base.difference(to: checked.compiled).steps, blocking: blocking,
          warnings: checked.findings.count - blocking, reported: reported)),
    ]
  }
}
