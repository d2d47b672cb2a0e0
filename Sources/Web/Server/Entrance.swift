import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Proceedings
import Vocabulary

/// Stands before every route: turns whatever goes wrong into a problem in the reader's language, and tells browsers
/// what they may do with the answer.
struct Entrance: RouterMiddleware {
  typealias Context = WebContext

  let house: House
  let headers: SecurityHeaders

  @concurrent func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as HTTPParserError {
      throw error
    } catch {
      response = await house.answer(to: error, request, context)
      if request.method == .head { response = response.createHeadResponse() }
    }
    headers.add(to: &response)
    return response
  }
}

extension House {
  /// The answer to whatever went wrong.
  func answer(to error: any Error, _ request: Request, _ context: WebContext) async -> Response {
    let language = LanguageChoice.language(of: request, query: AddressQuery(request.uri.query))
    let isReading = request.method == .get || request.method == .head
    let problem = await problem(of: error, in: language, whileReading: isReading)
    var response: Response
    if Self.wantsJSON(request) {
      response = Response(problem.status, "application/problem+json", problem.json.buffer, cache: "no-store")
      response.headers[.contentLanguage] = language == .zh ? "zh-Hans" : "en"
      response.headers[.vary] = "Accept-Language"
      if problem.status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
    } else if problem.code == ProblemCode.notSignedIn.rawValue, request.method == .get {
      return .seeOther("/sign-in?next=" + PercentCoding.encode(request.uri.string))
    } else {
      response = await problemPage(problem, request, context, language)
    }
    response.headers[.retryAfter] = problem.retryAfter.map(String.init)
    response.headers[.allow] = problem.allowed
    if problem.status == 413 || problem.status == 408 { context.closeAfter(&response) }
    return response
  }

  private func problemPage(
    _ problem: Problem, _ request: Request, _ context: WebContext, _ language: Language
  ) async -> Response {
    do {
      let call = try await call(request, context)
      let face = try await faces.problem(problem, try await visit(call))
      return .page(face, status: problem.status, for: call.caller)
    } catch {
      // The page of a problem could not be drawn either; the problem itself is already logged where it is a failure.
      if !(error is CancellationError) { log(error, reference: problem.reference ?? newReference()) }
      let text = "\(problem.title)\n\(problem.detail)\n"
      return Response(problem.status, "text/plain; charset=utf-8", ByteBuffer(string: text), cache: "no-store")
    }
  }

  /// Puts an error into words; only what is none of ours is a failure of the machine, and logged.
  ///
  /// - Parameter whileReading: whether nothing was to be entered, so that nothing is said of that.
  func problem(of error: any Error, in language: Language, whileReading: Bool = false) async -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let trouble as Trouble: return maker.problem(trouble, in: language)
    case let malformed as Malformed: return maker.problem(malformed, in: language)
    case let unknown as Unknown: return maker.problem(unknown, in: language)
    case let refusal as Refusal:
      let inventory = try? await room.inventory(at: now())
      let clock = (try? await room.institution()?.clock) ?? .china
      return maker.problem(refusal, inventory: inventory, clock: clock, in: language)
    case is FormFault: return maker.problem(.unreadable, in: language)
    case is Passwords.Busy: return maker.problem(Trouble(.busy, retryAfter: 5), in: language)
    case let error as HTTPError where error.status == .notFound: return maker.problem(.noSuchPage, in: language)
    default:
      let reference = newReference()
      log(error, reference: reference)
      let meaning = (error as? any StorageTrouble)?.meaning
      let code = meaning.map { whileReading ? .storageUnreadable : Self.code(of: $0) } ?? .failure
      var problem = maker.problem(code, values: ["reference": reference], in: language)
      problem.reference = reference
      // Space and disks come back by hand, not in seconds.
      if meaning != nil { problem.retryAfter = 60 }
      return problem
    }
  }

  private static func code(of meaning: StorageMeaning) -> ProblemCode {
    switch meaning {
    case .full: .storageFull
    case .failing: .storageFailing
    case .unconfirmed: .unconfirmed
    }
  }

  private func newReference() -> String { hexadecimal(entropy(6)) }

  private func log(_ error: any Error, reference: String) {
    logger.error("request failed", metadata: ["reference": "\(reference)", "error": "\(String(reflecting: error))"])
  }

  private static func wantsJSON(_ request: Request) -> Bool {
    let path = request.uri.path
    if path.hasPrefix("/api/") || path == "/api" || path == "/openapi.json" { return true }
    let accept = request.headers[.accept] ?? ""
    return accept.hasPrefix("application/json") || accept.hasPrefix("application/problem+json")
  }
}

extension WebContext {
  /// Closes the connection once an answer is sent, since the rest of the request is not wanted.
  func closeAfter(_ response: inout Response) {
    let (channel, body) = (channel, response.body)
    // The channel of an HTTP/2 stream has the connection as its parent, and knows no such field.
    if channel.parent?.parent == nil { response.headers[.connection] = "close" }
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      try await body.write(writer)
      // Time for the client to read the answer before its unread bytes reset the connection.
      try? await Task.sleep(for: .milliseconds(500))
      channel.close(promise: nil)
    }
  }
}
