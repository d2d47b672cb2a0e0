package import Inventory
package import Record
import Vocabulary

/// A person gets an account: a public name in the record, a way to sign in beside it (登记人员).
package struct EnrolPerson: Command {
  /// How long a password must be when it is the only factor, in Unicode scalars (NIST SP 800-63B-4, section 3.1.1).
  package static var passwordLength: ClosedRange<Int> { 15...256 }

  package static let kind =
    CommandKind(
      "enrol-person", .enrol, "people",
      [
        .required("name", .text(1...60)), .required("login", .code), .required("password", .secret(passwordLength)),
        .optional("area", .code), .optional("phone", .text(1...60)),
      ], EnrolPerson.self)

  let name: String
  let login: String
  let password: String
  let area: AreaCode?
  let phone: String?
  private var passwordHash = ""

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    name = reading.text("name")
    let login: PersonID = reading.code("login")
    self.login = login.text.lowercased()
    password = reading.secret("password")
    area = form["area"].map { _ in reading.area("area") } ?? nil
    phone = reading.optionalText("phone")
    try reading.finish()
  }

  package func prepared(by craft: Craft) async throws -> EnrolPerson {
    var prepared = self
    prepared.passwordHash = try await craft.hashPassword(password)
    return prepared
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk, at: area)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard try !desk.isTaken(login: login) else { throw Refusal(.taken, details: ["login": login]) }
    // Whoever left while a ballot runs has a voice on its roll, and must not get a second one.
    guard try !desk.isTombstoned(login: login) else { throw Refusal(.stillOnRoll, details: ["login": login]) }
    let person: PersonID = hearing.id("person")
    hearing.keep(Credential(person: person, login: login, passwordHash: passwordHash))
    let commitments = try phone.map { ["phone": try hearing.commit($0, as: "phone", in: .governance)] } ?? [:]
    guard let area = area ?? desk.area else { throw Refusal(.noInventory) }
    return [.personEnrolled(PersonEnrolled(person: person, name: name, area: area, commitments: commitments))]
  }
}
