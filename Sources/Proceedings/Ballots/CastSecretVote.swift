import Inventory
package import Record
package import Vocabulary
import Voting

/// Whoever bears a credential of a secret ballot votes; until the ballot closes a later vote with the same credential
/// replaces it (无记名投票).
///
/// It is given without a session: whoever is signed in is refused, so that nothing joins the person to the vote.
package struct CastSecretVote: BorneCommand {
  package static let kind =
    CommandKind(
      "cast-secret-vote", .vote, "cases/{case}/ballots/{ballot}/secret-votes",
      [
        .subject, .required("ballot", .code), .required("message", .text(1...64)),
        .required("randomizer", .text(1...64)), .required("signature", .text(1...1_024)),
        .optional("choice", .choice(Choice.allCases.map(\.rawValue))), .optional("named", .codes),
        .optional("marks", .rows([.required("option", .code), .optional("mark", .number(-1_000...1_000))])),
      ], CastSecretVote.self)

  package let subject: CaseID
  let ballot: BallotID
  let credential: VotingCredential?
  /// What is marked, read as on the paper of a ballot by name.
  let paper: CastVote?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    let message = reading.hexadecimal("message")
    let randomizer = reading.hexadecimal("randomizer")
    let signature = reading.hexadecimal("signature")
    credential = VotingCredential(message: message, randomizer: randomizer, signature: signature)
    if credential == nil, !message.isEmpty, !randomizer.isEmpty, !signature.isEmpty {
      reading.fault("message", .unreadable)
    }
    var said = form
    said.values["statement"] = nil
    do {
      paper = try CastVote(said)
    } catch {
      paper = nil
      for fault in error.faults where fault.field != "case" && fault.field != "ballot" { reading.take(fault) }
    }
    try reading.finish()
  }

  package func bearing(on desk: any Desk) throws -> Bearing {
    _ = try desk.required(ballot, in: subject)
    return try desk.requiredKey(of: ballot).bearing
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard hearing.author.isBearer else { throw Refusal(.sessionNotWanted) }
    let facts = try desk.secretBallot(ballot, in: subject, at: hearing.now)
    guard hearing.now >= facts.opening else {
      throw Refusal(.ballotNotOpen, details: ["opens": String(facts.opening.milliseconds)])
    }
    guard let credential, credential.holds(under: try desk.requiredKey(of: ballot).key), let paper else {
      throw Refusal(.credentialForged, details: ["ballot": ballot.text])
    }
    // A key in the wrong hands signs for more people than were given a credential; no such vote is entered.
    guard try desk.hasPlace(for: credential.serial, in: ballot) else {
      throw Refusal(.credentialsExhausted, details: ["ballot": ballot.text])
    }
    let vote = VoteCast(ballot: ballot, voice: try paper.voice(on: facts.sheet))
    return [.voteSealed(try hearing.seal(vote, with: credential))]
  }
}
