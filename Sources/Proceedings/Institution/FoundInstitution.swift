package import Inventory
package import Record
import Vocabulary

/// The institution begins: its name, its first inventory, and the first person, who sits in the party that the
/// inventory lets enrol and appoint (设立).
///
/// Possible once, on an empty record; from then on every command needs an entry, this one's founder included.
package struct FoundInstitution: Command {
  package static let kind =
    CommandKind(
      "found-institution", .publishInventory, "institution",
      [
        .required("name", .text(1...60)), .optional("name-en", .text(1...80)), .required("area", .code),
        .required("party", .code), .required("founder", .text(1...60)), .required("login", .code),
        .required("password", .secret(EnrolPerson.passwordLength)),
      ] + InventoryForm.fields, FoundInstitution.self)

  let name: Bilingual
  let area: AreaCode
  let party: PartyID
  let founder: String
  let login: String
  let password: String
  let tables: InventoryTables
  private var passwordHash = ""
  private var findings: [InventoryFinding]?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    let english = reading.optionalText("name-en")
    name = Bilingual(zh: reading.text("name"), en: english)
    let area = reading.area("area")
    party = reading.code("party")
    founder = reading.text("founder")
    let login: PersonID = reading.code("login")
    self.login = login.text.lowercased()
    password = reading.secret("password")
    let tables = reading.inventory()
    try reading.finish()
    guard let area, let tables else { throw Malformed([FieldFault(field: "area", code: .missing)]) }
    self.area = area
    self.tables = tables
    guard tables.parties.contains(where: { $0.id == party }) else {
      throw Malformed([FieldFault(field: "party", code: .unknown, value: party.text)])
    }
  }

  package func prepared(by craft: Craft) async throws -> FoundInstitution {
    var prepared = self
    prepared.passwordHash = try await craft.hashPassword(password)
    prepared.findings = CompiledInventory(tables).findingsOnceInForce()
    return prepared
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { .founding(party) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    try (findings ?? CompiledInventory(tables).findingsOnceInForce()).requireNoneBlocking()
    let acting = ActingSeat.founder
    hearing.keep(Credential(person: acting.person, login: login, passwordHash: passwordHash))
    let mandate = Term(from: tables.clock.start(of: tables.effectiveFrom))
    return [
      .institutionFounded(InstitutionFounded(name: name, area: area, clock: tables.clock)),
      .inventoryPublished(try hearing.publish(tables)),
      .personEnrolled(PersonEnrolled(person: acting.person, name: founder, area: area, commitments: [:])),
      .seatAppointed(
        SeatAppointed(seat: Seat(id: acting.seat, person: acting.person, party: party, mandate: mandate))),
    ]
  }
}
