import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// Another party than the one that runs a secret ballot publishes the key under which it signs the credentials; from now
/// on the roll stands and credentials are issued (签发选票凭证).
package struct IssueCredentials: CaseCommand {
  package static let kind =
    CommandKind(
      "issue-credentials", .issueCredentials, "cases/{case}/ballots/{ballot}/key",
      [.subject, .required("ballot", .code), .required("key", .text(1...4_000))], IssueCredentials.self)

  package let subject: CaseID
  let ballot: BallotID
  let key: CredentialKey?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    let pem = reading.text("key")
    key = try? CredentialKey(pem: pem)
    if !pem.isEmpty, key == nil { reading.fault("key", .unreadable) }
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.secretBallot(ballot, in: subject, at: hearing.now)
    let caller = try desk.required(subject).receiver
    guard
      try desk.isApart(
        hearing.author.party, hearing.author.person, from: caller, in: hearing.inventory, at: hearing.now)
    else { throw Refusal(.issuerNotApart, details: ["party": caller.text]) }
    guard try desk.credentialKey(of: ballot) == nil else { throw Refusal(.keyPublished) }
    guard let key, try !desk.isPublished(credentialKey: key.id) else { throw Refusal(.keyUsed) }
    return [.credentialKeyPublished(CredentialKeyPublished(ballot: ballot, key: key))]
  }
}
