import Foundation
package import Proceedings
import Storage
import Synchronization
package import Vocabulary

extension Neighbourhood {
  /// The time of the neighbourhood.
  package var now: Instant { time.withLock { $0 } }

  /// Moves the clock on.
  package func wait(milliseconds: Int64) { time.withLock { $0 = $0.advanced(byMilliseconds: milliseconds) } }

  /// Moves the clock on by days of 24 hours.
  package func wait(days: Int) { wait(milliseconds: Int64(days) * 86_400_000) }

  /// Tells a story of `Resources/sample`; afterwards both readings of the record answer alike.
  package func tell(sample: String) async throws {
    let folder = Self.checkout.appending(path: "Resources/sample")
    try await tell(try Story(json: Array(try Data(contentsOf: folder.appending(path: sample)))))
    // The founding alone begins every test, and is part of every other story.
    if sample != "people.json" { try compareDesks() }
  }

  /// Tells a story that a test wrote as JSON.
  package func tell(json: String) async throws {
    try await tell(try Story(json: Array(json.utf8)))
    try compareDesks()
  }

  /// Tells a story.
  package func tell(_ story: Story) async throws {
    var teller = try teller.withLock { try $0 ?? newTeller() }
    defer { self.teller.withLock { $0 = teller } }
    try await teller.tell(story)
  }

  /// The seat of a login, `login` or `login@party`.
  package func seat(_ name: String) throws -> ActingSeat {
    guard let seat = teller.withLock({ $0?.seat(name) }) else { throw NoSuchName(name: name) }
    return seat
  }

  /// What a step of a story kept under a name.
  package func kept(_ name: String) throws -> String {
    guard let value = teller.withLock({ $0?.kept[name] }) else { throw NoSuchName(name: name) }
    return value
  }

  /// Performs a command by name.
  package func perform(_ name: String, as seat: String, _ fields: [String: String]) async throws -> Verdict {
    guard let kind = Commands.named(name) else { throw NoSuchName(name: name) }
    return try await register.perform(try kind.make(Form(fields)), by: try self.seat(seat))
  }

  /// The password of a login.
  package static func password(of login: String) -> String { "a long password for \(login)" }

  private func newTeller() throws -> StoryTeller {
    let folder = Self.checkout.appending(path: "Resources/sample")
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      files[name] = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
    files["issuing-key"] = try TestIssuer.shared.get().pem
    return StoryTeller(
      register: register, clock: .china, now: { [time] in time.withLock { $0 } }, files: files,
      password: Self.password)
  }
}

/// A test named something that its neighbourhood does not know.
package struct NoSuchName: Error {
  let name: String
}
