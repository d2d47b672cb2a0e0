import Hummingbird
import Proceedings
import Vocabulary

extension House {
  /// What signing in reads.
  static let signInFields: [Field] = [
    .required("login", .code), .required("password", .secret(1...1_024)),
  ]
  /// What choosing a seat reads.
  static let seatFields: [Field] = [.required("seat", .code)]

  /// `POST /api/sessions`: the token is for `Authorization: Bearer`; no cookie is set.
  func signInAPI(_ call: Call) async throws -> Response {
    let form = try await Bodies.json(call.request, as: Self.signInFields, upTo: Self.largestSignIn)
    var reading = Reading(form, as: Self.signInFields)
    let login: PersonID = reading.code("login")
    let password = reading.secret("password")
    try reading.finish()
    let opened = try await signIn(login: login.text, password: password, call.context)
    let clock = try await clock()
    return .json(
      [
        "token": .text(opened.token.text), "csrf": .text(opened.token.csrf),
        "expiresAt": .instant(opened.session.expiresAt, clock), "person": .id(opened.person.id),
        "name": .text(opened.person.name), "seat": .id(opened.session.seat),
        "seats": .list(opened.seatsInForce) { Self.json($0, clock) },
      ], status: 201)
  }

  /// `GET /api/session`.
  func sessionAPI(_ call: Call) async throws -> Response {
    _ = try call.session()
    let visit = try await visit(call)
    guard let reader = visit.reader else { throw Trouble(.notSignedIn) }
    let clock = try await clock()
    return .json([
      "csrf": .text(reader.csrf), "expiresAt": .instant(reader.session.expiresAt, clock),
      "person": .id(reader.person.id), "name": .text(reader.person.name), "seat": .id(reader.seat?.id),
      "seats": .list(reader.seatsInForce) { Self.json($0, clock) },
    ])
  }

  /// `PUT /api/session/seat`.
  func chooseSeatAPI(_ call: Call) async throws -> Response {
    let session = try call.session()
    try requireUnforged(call)
    let form = try await Bodies.json(call.request, as: Self.seatFields, upTo: Self.largestSignIn)
    var reading = Reading(form, as: Self.seatFields)
    let seat: SeatID = reading.code("seat")
    try reading.finish()
    try await choose(seat, session, at: call.now)
    return .json(["seat": .id(seat)])
  }

  /// `DELETE /api/session`.
  func signOutAPI(_ call: Call) async throws -> Response {
    let session = try call.session()
    try requireUnforged(call)
    try await sessions.close(digest: session.digest)
    return Response(status: .noContent, headers: [.cacheControl: "no-store"])
  }

  /// A seat in JSON.
  static func json(_ seat: Seat, _ clock: CivilClock) -> JSON {
    [
      "id": .id(seat.id), "person": .id(seat.person), "party": .id(seat.party), "title": .both(seat.title),
      "from": .instant(seat.mandate.from, clock), "until": .instant(seat.mandate.until, clock),
    ]
  }
}
