import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Vocabulary

extension House {
  /// `GET /cases`.
  func casesPage(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let query = asking.cases()
    let face = try await faces.cases(query, faults: asking.faults, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `GET /cases/{case}`: from the cache for whoever is not signed in, while nothing has changed.
  func casePage(_ call: Call) async throws -> Response {
    let id = CaseID(try call.part("case"))
    let page = try await postPage(of: id, call)
    let isPlain = call.caller.session == nil && call.query["receipt"] == nil && call.query["lang"] == nil
    guard isPlain else {
      return .page(try await faces.theCase(id, postPage: page, try await visit(call)), for: call.caller)
    }
    let key = PageCache.Key(subject: id, postPage: page, language: call.caller.language)
    // The mark is read before the page, so that a page drawn while the case changes is drawn again.
    let mark = room.mark(of: id)
    if let kept = cache.page(key, mark: mark, at: call.now) { return Self.answer(kept, call) }
    let face = try await faces.theCase(id, postPage: page, try await visit(call))
    guard !face.isPersonal else { return .page(face, for: call.caller) }
    let entry = PageCache.Entry(bytes: face.bytes, etag: entityTag(face.bytes), mark: mark, drawnAt: call.now)
    cache.keep(entry, as: key)
    return Self.answer(entry, call)
  }

  private static func answer(_ entry: PageCache.Entry, _ call: Call) -> Response {
    let isKnown = call.request.has(entry.etag)
    var response =
      isKnown ? Response(status: .notModified) : .page(Face(entry.bytes, isPersonal: false), for: call.caller)
    if isKnown {
      response.headers[.cacheControl] = "no-cache"
      response.headers[.vary] = "Accept-Language, Cookie"
    }
    response.headers[.eTag] = entry.etag
    return response
  }

  private func postPage(of id: CaseID, _ call: Call) async throws -> Int {
    guard let asked = call.query["posts"] else { return 1 }
    guard asked == "last" else { return min(max(Int(asked) ?? 1, 1), 100_000) }
    guard let dossier = try await room.dossier(id, postPage: 1) else { throw Unknown("case", id.text) }
    return max(1, (dossier.postCount + CaseDossier.postsPerPage - 1) / CaseDossier.postsPerPage)
  }

  /// `GET /cases/{case}/posts/{post}`.
  func historyPage(_ call: Call) async throws -> Response {
    let (id, post) = (CaseID(try call.part("case")), PostID(try call.part("post")))
    return .page(try await faces.history(of: post, in: id, try await visit(call)), for: call.caller)
  }

  /// `GET /cases/{case}/proposals/{proposal}`.
  func proposalPage(_ call: Call) async throws -> Response {
    let (id, proposal) = (CaseID(try call.part("case")), ProposalID(try call.part("proposal")))
    var asking = Asking(call.query)
    let (from, to) = (asking.number("from", 1...10_000), asking.number("to", 1...10_000))
    let face = try await faces.proposal(proposal, in: id, from: from, to: to, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `GET /cases/{case}/ballots/{ballot}/batches/{batch}`.
  func papersPage(_ call: Call) async throws -> Response {
    _ = try call.session()
    let (id, ballot) = (CaseID(try call.part("case")), BallotID(try call.part("ballot")))
    let face = try await faces.papers(try call.part("batch"), of: ballot, in: id, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `GET /desk`.
  func deskPage(_ call: Call) async throws -> Response {
    _ = try call.session()
    return .page(try await faces.desk(try await visit(call)), for: call.caller)
  }

  /// `GET /inventory/who`.
  func whoPage(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let question = asking.who(
      today: try await clock().date(of: call.now), everywhere: try await room.institution()?.area)
    let face = try await faces.who(question, faults: asking.faults, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `GET /record`.
  func recordPage(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let from = asking.number("from", 0...Int.max).map(Int64.init)
    return .page(try await faces.record(from: from, try await visit(call)), for: call.caller)
  }

  /// `GET /record/events/{sequence}`.
  func eventPage(_ call: Call) async throws -> Response {
    let text = try call.part("sequence")
    guard let sequence = Int64(text), sequence >= 0 else { throw Unknown("event", text) }
    return .page(try await faces.event(sequence, try await visit(call)), for: call.caller)
  }

  /// A page that needs nothing but the visit.
  func page(_ call: Call, _ draw: (Visit) async throws -> Face) async throws -> Response {
    .page(try await draw(try await visit(call)), for: call.caller)
  }
}
