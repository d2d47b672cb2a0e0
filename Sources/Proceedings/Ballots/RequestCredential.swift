import Crypto
import Inventory
package import Record
package import Vocabulary
import Voting

/// Someone on the roll of a secret ballot gets a credential: sends a blinded message, which the issuer signs unseen, once
/// (领取选票凭证).
///
/// The record holds that the person got one, with the digest of what was sent; the same may be sent again, and enters
/// nothing.
package struct RequestCredential: CaseCommand {
  package static let kind =
    CommandKind(
      "request-credential", .vote, "cases/{case}/ballots/{ballot}/credentials",
      [.subject, .required("ballot", .code), .required("blinded", .text(1...1_024))], RequestCredential.self)

  package let subject: CaseID
  /// The ballot.
  package let ballot: BallotID
  /// The blinded message, in hexadecimal.
  package let blinded: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    blinded = reading.hexadecimal("blinded")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.secretBallot(ballot, in: subject, at: hearing.now)
    let issued = try desk.requiredKey(of: ballot)
    guard try desk.isOnRoll(hearing.author.person, of: ballot) else {
      throw Refusal(.notOnRoll, details: ["ballot": ballot.text])
    }
    guard let bytes = bytes(hexadecimal: blinded), issued.key.admits(blinded: bytes) else {
      throw Malformed([FieldFault(field: "blinded", code: .unreadable)])
    }
    let request = hexadecimal(SHA256.hash(data: bytes))
    if let former = try desk.credentialRequest(of: hearing.author.person, in: ballot) {
      guard former == request else { throw Refusal(.credentialIssued, details: ["ballot": ballot.text]) }
      return []
    }
    return [.credentialIssued(CredentialIssued(ballot: ballot, request: request))]
  }
}
