import HTTPTypes
import Hummingbird
import Proceedings
import Vocabulary

extension House {
  /// Milliseconds that a session lives: 12 hours.
  static let sessionLife: Int64 = 12 * 3_600_000
  /// The largest form of someone who is not signed in.
  static let largestSignIn = 16 << 10

  /// Someone who has just signed in.
  struct Opened: Sendable {
    let token: SessionToken
    let session: Session
    let person: PersonCard
    let seatsInForce: [Seat]
  }

  /// Checks a login name and a password, and opens a session with a new token.
  ///
  /// - Throws: `Trouble` with `tooMany` or `wrongPassword`; which of the two was wrong, and whether the login exists, is
  ///   not said, and takes as long either way.
  func signIn(login: String, password: String, _ context: WebContext) async throws -> Opened {
    let login = String(login.lowercased().prefix(64))
    let now = now()
    if let seconds = throttle.admit(login: login, address: context.address, at: now) {
      throw Trouble(.tooMany, values: ["seconds": String(seconds)], retryAfter: seconds)
    }
    let credential = try await room.credential(login: login)
    let isRight = try await passwords.check(String(password.prefix(1_024)), against: credential?.passwordHash)
    guard isRight, let credential, let person = try await room.person(credential.person) else {
      throw Trouble(.wrongPassword)
    }
    throttle.succeeded(login: login, address: context.address)
    let inForce = person.seats.filter { $0.mandate.contains(now) }
    let token = SessionToken(entropy(32))
    let session = Session(
      digest: token.digest, person: person.id, seat: inForce.count == 1 ? inForce.first?.id : nil, createdAt: now,
      expiresAt: now.advanced(byMilliseconds: Self.sessionLife))
    try await sessions.open(session)
    return Opened(token: token, session: session, person: person, seatsInForce: inForce)
  }

  // MARK: Pages

  /// `GET /sign-in`.
  func signInPage(_ call: Call) async throws -> Response {
    let face = try await faces.signIn(
      next: NextPath.checked(call.query["next"]), login: nil, problem: nil, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `POST /sign-in`.
  func signInForm(_ call: Call) async throws -> Response {
    try requireOwnOrigin(call.request)
    let form = try await Bodies.form(call.request, upTo: Self.largestSignIn)
    let next = NextPath.checked(form["next"])
    let opened: Opened
    do {
      opened = try await signIn(login: form["login"] ?? "", password: form["password"] ?? "", call.context)
    } catch let trouble as Trouble where trouble.code == .wrongPassword || trouble.code == .tooMany {
      let problem = maker.problem(trouble, in: call.caller.language)
      let face = try await faces.signIn(
        next: next, login: form["login"], problem: problem, try await visit(call))
      var response = Response.page(face, status: problem.status, for: call.caller)
      response.headers[.retryAfter] = problem.retryAfter.map(String.init)
      return response
    }
    // Whoever was signed in before in this browser no longer is: a token never outlives a change of person.
    if let old = call.caller.session { try await sessions.close(digest: old.digest) }
    let goal =
      opened.session.seat == nil && opened.seatsInForce.count > 1
      ? "/seats" + (next.map { "?next=" + PercentCoding.encode($0) } ?? "") : next ?? "/desk"
    var response = Response.seeOther(goal)
    response.headers.append(
      HTTPField(name: .setCookie, value: HouseCookie.opened(opened.token, seconds: Self.sessionLife / 1_000)))
    return response
  }

  /// `POST /sign-out`.
  func signOutForm(_ call: Call) async throws -> Response {
    try requireOwnOrigin(call.request)
    if let session = call.caller.session {
      let form = try await Bodies.form(call.request, upTo: Self.largestSignIn)
      try requireCSRF(form["csrf"], call.caller)
      try await sessions.close(digest: session.digest)
    }
    var response = Response.seeOther("/")
    response.headers.append(HTTPField(name: .setCookie, value: HouseCookie.closed))
    return response
  }

  /// `GET /seats`.
  func seatsPage(_ call: Call) async throws -> Response {
    _ = try call.session()
    let face = try await faces.seats(next: NextPath.checked(call.query["next"]), problem: nil, try await visit(call))
    return .page(face, for: call.caller)
  }

  /// `POST /session/seat`.
  func chooseSeatForm(_ call: Call) async throws -> Response {
    let session = try call.session()
    try requireOwnOrigin(call.request)
    let form = try await Bodies.form(call.request, upTo: Self.largestSignIn)
    try requireCSRF(form["csrf"], call.caller)
    try await choose(SeatID(form["seat"] ?? ""), session, at: call.now)
    return .seeOther(NextPath.checked(form["next"]) ?? "/desk")
  }

  /// Chooses the seat that a session acts from; it must be the person's and in force.
  func choose(_ seat: SeatID, _ session: Session, at now: Instant) async throws {
    guard let known = try await room.seat(seat), known.person == session.person else {
      throw Refusal(.notYourSeat, details: ["seat": String(seat.text.prefix(64))])
    }
    guard known.mandate.contains(now) else { throw Refusal(.mandateNotInForce, details: ["seat": seat.text]) }
    try await sessions.choose(seat, digest: session.digest)
  }
}
