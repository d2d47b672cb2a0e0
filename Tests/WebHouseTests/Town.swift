import Foundation
import NIOCore
import Proceedings
import Storage
import TestKit
import Vocabulary

@testable import Web

/// The sample neighbourhood with its story told, and a house over it, read as one person or another.
final class Town: Sendable {
  let neighbourhood: Neighbourhood
  let house: HouseFaces

  init(neighbourhood: Neighbourhood) throws {
    self.neighbourhood = neighbourhood
    let renderer = try PageRenderer(resources: Neighbourhood.checkout.appending(path: "Resources").path())
    house = HouseFaces(room: neighbourhood.room, renderer: renderer, faceVersion: "test")
  }

  /// The town after the sample story; told once for all tests that only read.
  static func told() async throws -> Town { try await shared.value }

  private static let shared = Task {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    return try Town(neighbourhood: neighbourhood)
  }

  /// The words of a language.
  static func words(_ language: Language) throws -> Words {
    try PageRenderer(resources: Neighbourhood.checkout.appending(path: "Resources").path()).words(language)
  }

  /// A town of its own, founded and peopled, without the story.
  static func founded() async throws -> Town { try Town(neighbourhood: try await Neighbourhood.founded()) }

  /// A visit of a reader, `login` or `login@party`; nil reads without signing in.
  func visit(
    _ reader: String?, _ path: String = "/", query: [(String, String)] = [], in language: Language = .zh
  ) async throws -> Visit {
    Visit(
      language: language, reader: try await reader.asyncMap { try await signedIn($0) }, now: neighbourhood.now,
      path: path, query: AddressQuery(query.map { (name: $0.0, value: $0.1) }))
  }

  private func signedIn(_ name: String) async throws -> SignedIn {
    let acting = try neighbourhood.seat(name)
    guard let person = try await neighbourhood.room.person(acting.person) else { throw Unknown("person", name) }
    let inForce = person.seats.filter { $0.mandate.contains(neighbourhood.now) }
    return SignedIn(
      session: Session(
        digest: [], person: person.id, seat: acting.seat, createdAt: neighbourhood.now, expiresAt: neighbourhood.now),
      person: person, seatsInForce: inForce, seat: inForce.first { $0.id == acting.seat }, csrf: "csrf-of-\(name)")
  }

  /// A case of the story by the name under which it is kept.
  func id(_ name: String) throws -> CaseID { CaseID(try neighbourhood.kept(name)) }

  /// The page of a case as HTML.
  func theCase(_ name: String, as reader: String?, in language: Language = .zh, page: Int = 1) async throws -> String {
    let id = try id(name)
    return text(
      try await house.theCase(id, postPage: page, try await visit(reader, Address.theCase(id), in: language)))
  }

  /// The form of a command as HTML.
  func form(
    _ command: String, of name: String?, as reader: String?, _ form: Form = Form(), problem: Problem? = nil,
    more: String? = nil, in language: Language = .zh
  ) async throws -> String {
    guard let kind = Commands.named(command) else { throw Unknown("command", command) }
    let subject = try name.map { try id($0) }
    let attempt = Attempt(kind: kind, subject: subject, form: form, problem: problem, rowWanted: more)
    return text(
      try await house.form(attempt, try await visit(reader, Address.form(of: command, in: subject), in: language)))
  }

  func text(_ face: Face) -> String { String(buffer: face.bytes) }
}

extension Optional {
  fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
