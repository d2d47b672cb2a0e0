import ArgumentParser
import Crypto
import Foundation
import Proceedings
import Storage
import Vocabulary

/// What clients of a prepared town need to know.
struct PreparedTown: Codable {
  /// An open ballot in a case.
  struct Open: Codable {
    let subject: String
    let ballot: String
  }

  /// Tokens of sessions, one a resident.
  var tokens: [String]
  /// Cases to read, each with its posts.
  var cases: [String]
  /// Cases to write posts to.
  var talking: [String]
  /// Ballots to vote in.
  var ballots: [Open]
}

/// Makes a data directory to measure a server with.
struct PrepareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare", abstract: "Make a data directory with residents who are signed in, and cases with posts.")

  @Option(help: "The data directory, which must not exist.") var data: String
  @Option(help: "The file for what clients need to know.") var town: String
  @Option(help: "How many residents.") var residents = 256
  @Option(help: "How many cases to read.") var cases = 1_000
  @Option(help: "How many posts in each.") var posts = 50

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: data) else { throw ValidationError("\(data) exists") }
    var built = try await Town(directory: data)
    try await built.enrol(residents: residents)
    let talking = try await built.open(cases: 100, posts: 0, ballots: true)
    let reading = try await built.open(cases: cases, posts: posts, ballots: false)
    let book = SQLiteSessionBook(store: built.store)
    var tokens: [String] = []
    let now = Town.now()
    for resident in built.residents {
      let token = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
      try await book.open(
        Session(
          digest: Array(SHA256.hash(data: token)), person: resident.person, seat: resident.seat, createdAt: now,
          expiresAt: now.advanced(byMilliseconds: 7 * 86_400_000)))
      tokens.append(Self.base64URL(token))
    }
    let prepared = PreparedTown(
      tokens: tokens, cases: reading.map(\.id.text), talking: talking.filter { $0.ballot == nil }.map(\.id.text),
      ballots: talking.compactMap { opened in
        opened.ballot.map { PreparedTown.Open(subject: opened.id.text, ballot: $0.text) }
      })
    try JSONEncoder().encode(prepared).write(to: URL(fileURLWithPath: town))
    try built.store.close()
  }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
