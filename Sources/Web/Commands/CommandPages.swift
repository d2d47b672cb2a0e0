import HTTPTypes
import Hummingbird
import Proceedings
import Vocabulary

extension House {
  /// `POST /{path of a command}` from a page: on to where the act can be seen, or the form again with what was wrong.
  func commandForm(_ kind: CommandKind, _ call: Call) async throws -> Response {
    let session = try call.session()
    try requireOwnOrigin(call.request)
    let sent = try await Bodies.form(call.request, upTo: kind.largestBody)
    try requireCSRF(sent["csrf"], call.caller)
    let form = try filled(sent.form(of: kind.fields), from: call, for: kind)
    if let table = sent["more"] {
      let face = try await faces.form(attempt(kind, form, rowWanted: table), try await visit(call))
      return .page(face, for: call.caller)
    }
    do {
      let unreadable = kind.fields.filter { sent.unreadable.contains($0.name) && !$0.isOctets }
      if !unreadable.isEmpty { throw Malformed(unreadable.map { FieldFault(field: $0.name, code: .unreadable) }) }
      let receipt = try await act(kind, form, as: session, at: call.now)
      return .seeOther(try await placeToGo(after: kind, form, receipt, from: sent["page"]))
    } catch {
      guard Self.isForTheForm(error) else { throw error }
      let problem = await problem(of: error, in: call.caller.language)
      let visit = try await visit(call)
      if sent["page"] == "ballot", let subject = form["case"], let ballot = form["ballot"] {
        let face = try await faces.ballot(
          BallotID(ballot), in: CaseID(subject), form: form, problem: problem, visit)
        return .page(face, status: problem.status, for: call.caller)
      }
      if sent["page"] == "resolution", let subject = form["case"], let resolution = form["resolution"] {
        let face = try await faces.resolution(
          ResolutionID(resolution), in: CaseID(subject), problem: problem, visit)
        return .page(face, status: problem.status, for: call.caller)
      }
      let face = try await faces.form(attempt(kind, form, problem), visit)
      return .page(face, status: problem.status, for: call.caller)
    }
  }

  /// `GET /cases/{case}/acts/{command}`, `GET /acts/{command}` and `GET /cases/new`: the form, empty or with what the
  /// address fills in.
  func formPage(_ kind: CommandKind, _ call: Call) async throws -> Response {
    _ = try call.session()
    var form = SentForm(pairs: call.query.pairs.map { SentForm.Pair(name: $0.name, value: $0.value) }).form(
      of: kind.fields)
    if kind.pathFields.contains("case") { form.values["case"] = [try call.part("case")] }
    let rowWanted = call.query["more"]
    let face = try await faces.form(attempt(kind, form, rowWanted: rowWanted), try await visit(call))
    return .page(face, status: face.status, for: call.caller)
  }

  /// The command that a path names by its name.
  func namedKind(_ call: Call, aboutCase: Bool) throws -> CommandKind {
    let name = try call.part("command")
    guard let kind = Commands.named(name), kind.pathFields.contains("case") == aboutCase else {
      throw Unknown("command", name)
    }
    return kind
  }

  private static func isForTheForm(_ error: any Error) -> Bool {
    switch error {
    case is Malformed, is Refusal: true
    case let unknown as Unknown: unknown.field != "case"
    case let trouble as Trouble: trouble.code == .noSeat
    default: false
    }
  }

  private func attempt(
    _ kind: CommandKind, _ form: Form, _ problem: Problem? = nil, rowWanted: String? = nil
  ) -> Attempt {
    var shown = form
    for field in kind.fields {
      switch field.content {
      case .secret, .file, .octets: shown.values[field.name] = nil
      default: continue
      }
    }
    let subject = kind.pathFields.contains("case") ? form["case"].map { CaseID($0) } : nil
    return Attempt(kind: kind, subject: subject, form: shown, problem: problem, rowWanted: rowWanted)
  }

  /// Where an act can be seen: in its case, at what was made; or with the person, the list, the event.
  private func placeToGo(
    after kind: CommandKind, _ form: Form, _ receipt: Receipt, from page: String?
  ) async throws -> String {
    let proof = receipt.count > 0 ? "receipt=\(receipt.sequence)" : ""
    func place(_ path: String, _ more: String = "") -> String {
      let query = [more, proof].filter { !$0.isEmpty }.joined(separator: "&")
      return query.isEmpty ? path : path + "?" + query
    }
    if let subject = receipt.subject ?? form["case"].map({ CaseID($0) }) {
      let path = "/cases/" + PercentCoding.encode(subject.text)
      if page == "ballot", let ballot = form["ballot"] {
        return place(path + "/ballots/" + PercentCoding.encode(ballot))
      }
      if page == "resolution", let resolution = form["resolution"] {
        return place(path + "/resolutions/" + PercentCoding.encode(resolution))
      }
      let anchor = receipt.made.flatMap { $0 == subject.text ? nil : "#" + PercentCoding.encode($0) } ?? ""
      return place(path, kind.name == "add-post" ? "posts=last" : "") + anchor
    }
    switch kind.name {
    case "grant-proxy", "enter-proxy", "revoke-proxy": return place("/proxies")
    case "keep-trust-anchors", "keep-revocation-list", "revoke-certificate": return place("/trust")
    case "enrol-certificate", "end-certificate": return place("/certificates")
    case "enrol-person": return place("/people/" + PercentCoding.encode(receipt.made ?? ""))
    case "appoint-seat": return place("/people/" + PercentCoding.encode(form["person"] ?? ""))
    default: return place("/record/events/\(receipt.sequence)")
    }
  }
}
