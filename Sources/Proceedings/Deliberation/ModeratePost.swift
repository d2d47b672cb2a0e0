import Inventory
package import Record
package import Vocabulary

/// A post is folded away with a reason that everyone can read; its text stays in the record (折叠发言).
package struct ModeratePost: CaseCommand {
  package static let kind =
    CommandKind(
      "moderate-post", .moderate, "cases/{case}/posts/{post}/moderation",
      [.subject, .required("post", .code), .reason], ModeratePost.self)

  package let subject: CaseID
  let post: PostID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    post = reading.code("post")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.required(post, in: subject)
    return [.postModerated(PostModerated(id: post, reason: reason))]
  }
}
