import Hummingbird
import Proceedings
import Vocabulary

extension House {
  /// `GET /cases/{case}/ballots/{ballot}`.
  func ballotPage(_ call: Call) async throws -> Response {
    let (subject, ballot) = (CaseID(try call.part("case")), BallotID(try call.part("ballot")))
    let face = try await faces.ballot(ballot, in: subject, form: nil, problem: nil, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `POST /cases/{case}/ballots/{ballot}/check`: shows in words what would be cast, and changes nothing; or the paper
  /// again, to change it.
  func checkBallotForm(_ call: Call) async throws -> Response {
    _ = try call.session()
    try requireOwnOrigin(call.request)
    let kind = CastVote.kind
    let sent = try await Bodies.form(call.request, upTo: kind.largestBody)
    try requireCSRF(sent["csrf"], call.caller)
    let (subject, ballot) = (CaseID(try call.part("case")), BallotID(try call.part("ballot")))
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    guard let view = dossier.ballots.first(where: { $0.id == ballot }) else { throw Unknown("ballot", ballot.text) }
    var form = try filled(sent.form(of: kind.fields), from: call, for: kind)
    // A row whose option was not marked is no mark.
    form.rows["marks"] = form.rows["marks"]?.filter { !($0["mark"] ?? "").isEmpty }
    if view.sheet != nil, form["choice"] != nil {
      // Whoever abstains says nothing else, whatever was marked before.
      form.values["named"] = nil
      form.rows["marks"] = nil
    }
    let visit = try await visit(call)
    guard sent["change"] == nil else {
      return .page(
        try await faces.ballot(ballot, in: subject, form: form, problem: nil, visit), for: call.caller)
    }
    do {
      let unreadable = kind.fields.filter { sent.unreadable.contains($0.name) }
      if !unreadable.isEmpty { throw Malformed(unreadable.map { FieldFault(field: $0.name, code: .unreadable) }) }
      let voice = try CastVote(form).voice(on: view.sheet)
      return .page(
        try await faces.ballotCheck(ballot, in: subject, form: form, voice: voice, visit), for: call.caller)
    } catch let malformed as Malformed {
      let problem = await problem(of: malformed, in: call.caller.language)
      let face = try await faces.ballot(ballot, in: subject, form: form, problem: problem, visit)
      return .page(face, status: problem.status, for: call.caller)
    }
  }
}
