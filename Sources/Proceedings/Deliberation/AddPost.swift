import Deliberation
import Inventory
package import Record
package import Vocabulary

/// Someone speaks, or answers someone (发言).
package struct AddPost: CaseCommand {
  package static let kind =
    CommandKind(
      "add-post", .speak, "cases/{case}/posts",
      [
        .subject, .required("position", .choice(Position.allCases.map(\.rawValue))), .text,
        .optional("parent", .code),
      ], AddPost.self)

  package let subject: CaseID
  let position: Position
  let text: String
  let parent: PostID?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    position = reading.choice("position")
    text = reading.text("text")
    parent = reading.optionalCode("parent")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    if let parent { _ = try desk.required(parent, in: subject) }
    return [.postAdded(PostAdded(id: hearing.id("post"), parent: parent, position: position, text: text))]
  }
}
