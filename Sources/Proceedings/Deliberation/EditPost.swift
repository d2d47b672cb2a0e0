import Inventory
package import Record
package import Vocabulary

/// The author changes a post; every earlier text stays readable (修改发言).
package struct EditPost: CaseCommand {
  package static let kind =
    CommandKind(
      "edit-post", .speak, "cases/{case}/posts/{post}/edit", [.subject, .required("post", .code), .text],
      EditPost.self)

  package let subject: CaseID
  let post: PostID
  let text: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    post = reading.code("post")
    text = reading.text("text")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(post, in: subject)
    guard facts.author == hearing.author.person else { throw Refusal(.notTheAuthor) }
    guard facts.text != text else { return [] }
    return [.postEdited(PostEdited(id: post, text: text))]
  }
}
