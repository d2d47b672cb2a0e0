package import Inventory
package import Record
package import Vocabulary

/// One intention of one actor: the only thing that changes anything.
///
/// A command holds values that were read and found well-formed; whether its actor may do it is asked at the door.
package protocol Command: Sendable {
  /// The name, path, act and fields of the command.
  static var kind: CommandKind { get }

  /// Reads a form; throws every fault of it.
  init(_ form: Form) throws(Malformed)

  /// Does the slow work that needs no facts, such as hashing a password, before the command waits at the door.
  func prepared(by craft: Craft) async throws -> Self

  /// What is asked of the inventory: which matter, which stage, which area, with which history.
  func ground(on desk: any Desk, by actor: Actor) throws -> Ground

  /// What happens, decided on the facts of the desk; throws a `Refusal`, `Malformed` or `Unknown`.
  func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event]
}

extension Command {
  /// Nothing slow to do.
  package func prepared(by craft: Craft) async throws -> Self { self }
}

/// What a command is called, where it is sent, which act it asks for and which fields it has.
package struct CommandKind: Sendable {
  /// The name, such as `accept-case`; also the key of its words in the locale files.
  package let name: String
  /// The act that the inventory must permit.
  package let act: Act
  /// Where it is sent, below `/` for pages and below `/api/` for JSON: `cases/{case}/accept`.
  package let path: String
  /// The fields, those in the path among them.
  package let fields: [Field]
  /// Makes the command from a form.
  package let make: @Sendable (Form) throws(Malformed) -> any Command

  /// Describes a command.
  package init<Made: Command>(
    _ name: String, _ act: Act, _ path: String, _ fields: [Field], _ made: Made.Type
  ) {
    self.name = name
    self.act = act
    self.path = path
    self.fields = fields
    make = { (form: Form) throws(Malformed) in try Made(form) }
  }
}

/// What a command asks of the inventory.
package enum Ground: Sendable {
  /// Whether the actor may do the act in this matter, at this stage, in this area, given this history.
  case inventory(matter: MatterCode, stage: StageCode, area: AreaCode, facts: DecisionFacts, subject: CaseID?)
  /// Only the founding of the institution, which no inventory can permit yet; it is possible once, on an empty record.
  /// The party is the one in which the founder takes a seat.
  case founding(PartyID)
}

/// Something that a command names does not exist.
package struct Unknown: Error, Sendable, Equatable {
  /// What kind of thing, as the field is called: `case`, `post`, `task`, …
  package let field: String
  /// The name it was called by.
  package let value: String

  /// Says that a thing of this name does not exist.
  package init(_ field: String, _ value: String) {
    self.field = field
    self.value = value
  }
}
