import HTTPTypes
import Hummingbird
import Inventory
import Logging
import NIOCore
import Proceedings
import Record
import Synchronization
import Vocabulary

/// Everything that answers need, in one value; each kind of answer is an extension of it.
struct House: Sendable {
  let register: any Register
  let room: any ReadingRoom
  let sessions: any SessionBook
  let faces: any Faces
  let passwords: Passwords
  let maker: ProblemMaker
  /// The key that signs checkpoints of the record.
  let recordKey: NoteSigner
  /// The signatures of witnesses under checkpoints.
  let cosignatures: any CosignatureBook
  let staticFiles: StaticFiles
  /// Scheme, host and port of the public address.
  let origin: String
  let now: @Sendable () -> Instant
  let entropy: @Sendable (Int) -> [UInt8]
  let logger: Logger
  let cache: PageCache
  let studies: Studies
  /// The keys for which this process signs credentials of secret ballots.
  let issuingKeys: IssuingKeys
  /// The certificate authorities of parties that live in this process.
  let authorities: SigningAuthorities
  let throttle = Throttle()
  private let knownClock = KnownClock()
  private let lastCheckpoint = LastCheckpoint()

  /// The language, the session and the parameters of a request.
  func call(_ request: Request, _ context: WebContext) async throws -> Call {
    let query = AddressQuery(request.uri.query)
    let language = LanguageChoice.language(of: request, query: query)
    let now = now()
    let caller = try await caller(of: request, language, at: now)
    return Call(request: request, context: context, query: query, caller: caller, now: now)
  }

  /// The state of the record of a size and root, signed with its key.
  func signedCheckpoint(size: Int64, root: NodeHash) throws -> SignedNote {
    let checkpoint = try Checkpoint(origin: recordKey.verifier.name, size: size, root: root)
    return try lastCheckpoint.note(of: checkpoint) { try checkpoint.signed(by: recordKey) }
  }

  private func caller(of request: Request, _ language: Language, at now: Instant) async throws -> Caller {
    var cameByCookie = false
    let token: SessionToken?
    if let authorization = request.headers[.authorization] {
      // Whoever names a token means that token, and no other that a browser adds.
      token = authorization.hasPrefix("Bearer ") ? SessionToken(authorization.dropFirst(7)) : nil
    } else {
      token = HouseCookie.value(HouseCookie.session, in: request).flatMap { SessionToken($0) }
      cameByCookie = true
    }
    guard let token, let session = try await sessions.session(digest: token.digest, at: now), session.expiresAt > now
    else { return .anonymous(language) }
    return Caller(language: language, session: session, token: token, cameByCookie: cameByCookie)
  }

  /// The visit of a caller, with the person and the seats.
  func visit(_ call: Call) async throws -> Visit {
    var reader: SignedIn?
    if let session = call.caller.session, let token = call.caller.token,
      let person = try await room.person(session.person)
    {
      let inForce = person.seats.filter { $0.mandate.contains(call.now) }
      reader = SignedIn(
        session: session, person: person, seatsInForce: inForce, seat: Self.seat(of: session, inForce),
        csrf: token.csrf)
    }
    return Visit(
      language: call.caller.language, reader: reader, now: call.now, path: call.request.uri.path, query: call.query)
  }

  /// The seat that a session acts from: the chosen one while it is in force, or the only one.
  static func seat(of session: Session, _ inForce: [Seat]) -> Seat? {
    inForce.first { $0.id == session.seat } ?? (inForce.count == 1 ? inForce.first : nil)
  }

  /// The civil time of the institution, which never changes once it is founded.
  func clock() async throws -> CivilClock {
    if let known = knownClock.value.withLock({ $0 }) { return known }
    let found = try await room.institution()?.clock
    knownClock.value.withLock { $0 = found }
    return found ?? .china
  }
}

/// The civil time, once it was read.
private final class KnownClock: Sendable {
  let value = Mutex<CivilClock?>(nil)
}

/// A request with all that is known of it before it is answered.
struct Call: Sendable {
  let request: Request
  let context: WebContext
  let query: AddressQuery
  let caller: Caller
  let now: Instant

  /// A part of the path, which must be text.
  func part(_ name: String) throws -> String {
    guard let part = context.part(name), !part.isEmpty, part.utf8.count <= 512 else { throw Trouble(.noSuchPage) }
    return part
  }

  /// The session of the caller, who must be signed in.
  func session() throws -> Session {
    guard let session = caller.session else { throw Trouble(.notSignedIn) }
    return session
  }
}

extension AddressQuery {
  /// Reads the query of an address; what is not text is left out.
  init(_ text: String?) {
    guard let text, !text.isEmpty, let form = try? SentForm.urlEncoded(text.utf8) else {
      self.init([])
      return
    }
    self.init(form.pairs.map { ($0.name, $0.value) })
  }
}
