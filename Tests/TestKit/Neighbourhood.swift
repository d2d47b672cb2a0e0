package import Foundation
package import Proceedings
package import Storage
import Synchronization
package import Vocabulary

/// The sample neighbourhood in a scratch store: people, seats, registers and the inventory, with a clock that a test
/// moves.
package final class Neighbourhood: Sendable {
  /// The scratch data directory.
  package let directory: URL
  /// The store.
  package let store: Store
  /// The one door.
  package let register: GroupCommit
  /// The reading room.
  package let room: SQLiteReadingRoom
  let time: Time
  let teller = Mutex<StoryTeller?>(nil)

  /// A clock that a test moves; shared by the door and the test.
  final class Time: Sendable {
    private let instant = Mutex(Neighbourhood.start)
    func withLock<Result>(_ body: (inout sending Instant) throws -> sending Result) rethrows -> Result {
      try instant.withLock(body)
    }
  }

  /// 2026-11-24 09:00 in China, a Tuesday.
  package static var start: Instant { Instant(milliseconds: 1_795_482_000_000) }

  /// The folder of the checkout.
  package static var checkout: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// A password that nobody needs to check.
  package static var plainly: Craft { Craft(hashPassword: { "plain$\($0)" }) }

  /// A founded neighbourhood with its people; tests tell stories in it. Where people sign in, passwords are hashed by a
  /// craft that the house can check.
  package static func founded(craft: Craft = plainly) async throws -> Neighbourhood {
    let neighbourhood = try Neighbourhood(
      directory: FileManager.default.temporaryDirectory.appending(path: "gongzhi-\(UUID().uuidString)"), craft: craft)
    try await neighbourhood.tell(sample: "people.json")
    return neighbourhood
  }

  /// The same, founded on tables of a test's own.
  package static func founded(tables: [String: String], craft: Craft = plainly) async throws -> Neighbourhood {
    let neighbourhood = try empty(craft: craft)
    let people = try JSONSerialization.jsonObject(with: Data(try sampleFile("people.json").utf8))
    guard var steps = people as? [[String: Any]], var founding = steps[0]["with"] as? [String: Any] else {
      throw NoSuchName(name: "people.json")
    }
    founding.merge(tables) { $1 }
    steps[0]["with"] = founding
    try await neighbourhood.tell(Story(json: Array(try JSONSerialization.data(withJSONObject: steps))))
    return neighbourhood
  }

  /// The same, founded on a list of which each line is changed, doubled or left out, and with tables of a test's own.
  package static func founded(
    tables: [String: String] = [:], craft: Craft = plainly, _ change: (String) -> [String]
  ) async throws -> Neighbourhood {
    let lines = try sampleFile("entries.csv").split(separator: "\n").map(String.init)
    let entries = (lines.prefix(1) + lines.dropFirst().flatMap(change)).joined(separator: "\n") + "\n"
    return try await founded(tables: tables.merging(["entries": entries]) { $1 }, craft: craft)
  }

  /// A scratch store in which nothing was founded.
  package static func empty(craft: Craft = plainly) throws -> Neighbourhood {
    try Neighbourhood(
      directory: FileManager.default.temporaryDirectory.appending(path: "gongzhi-\(UUID().uuidString)"), craft: craft)
  }

  /// Opens the store of a directory, which may hold a neighbourhood already.
  package init(
    directory: URL, craft: Craft = plainly, watching: (@Sendable (_ sql: String) -> Void)? = nil
  ) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    self.directory = directory
    let time = Time()
    self.time = time
    store = try Store(directory: directory.path, watching: watching)
    room = SQLiteReadingRoom(store: store)
    register = GroupCommit(
      store: store, craft: craft, now: { time.withLock { $0 } },
      entropy: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(at: directory)
  }
}
