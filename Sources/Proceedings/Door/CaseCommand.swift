package import Inventory
package import Vocabulary

/// A command about one case.
package protocol CaseCommand: Command {
  /// The case.
  var subject: CaseID { get }
}

extension CaseCommand {
  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutCase(subject, for: Self.kind.act, on: desk)
  }
}
