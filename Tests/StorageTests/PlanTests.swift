import Cases
import Foundation
import GRDB
import Proceedings
import Storage
import Synchronization
import TestKit
import Testing
import Vocabulary

/// What commands and pages ask of the record and of tables that grow with it must not take longer as they grow.
@Suite("A statement") struct PlanTests {
  /// The statements that a store was given.
  private final class Heard: Sendable {
    private let statements = Mutex<Set<String>>([])
    func note(_ sql: String) { statements.withLock { _ = $0.insert(sql) } }
    func forget() { statements.withLock { $0 = [] } }
    var all: [String] { statements.withLock { $0.sorted() } }
  }

  /// What the verifier reads, with which the story that is told here is checked.
  private static let verifying = "SELECT * FROM event ORDER BY sequence"

  /// What a count does with the envelopes of its ballot; it goes through all envelopes once more to forget them.
  private static let discarding = "DELETE FROM envelope WHERE ballot = ?"

  /// The tables that grow with every act.
  private static let growing = ["event", "view_post", "view_vote", "view_envelope", "envelope", "node"]

  @Test("of commands, pages and duties goes by an index through what grows with the record")
  func plans() async throws {
    let heard = Heard()
    let neighbourhood = try Neighbourhood(
      directory: FileManager.default.temporaryDirectory.appending(path: "gongzhi-plans-\(UUID().uuidString)"),
      watching: { heard.note($0) })
    // Migrations may go through everything.
    heard.forget()
    try await neighbourhood.tell(sample: "people.json")
    try await neighbourhood.tell(sample: "story.json")
    try await read(neighbourhood)

    let statements = heard.all.filter { sql in
      ![Self.verifying, Self.discarding].contains(sql)
        && ["SELECT", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
        && !sql.contains("sqlite_") && !sql.contains("temp.")
    }
    #expect(statements.count > 150)
    try await RawWriterTests.database(of: neighbourhood).read { database in
      for sql in statements {
        let plan = try database.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        plan.setUncheckedArguments([])
        for step in try Row.fetchAll(plan).map({ $0["detail"] as String }) {
          // The newest of something is read from the end.
          guard let table = Self.growing.first(where: { step == "SCAN \($0)" }), !sql.contains("LIMIT") else {
            continue
          }
          Issue.record("reads all of \(table): \(sql)")
        }
      }
    }
  }

  /// What the pages of cases, people and the record read, and what the clocks ask.
  private func read(_ neighbourhood: Neighbourhood) async throws {
    let room = neighbourhood.room
    let now = Neighbourhood.start.advanced(byMilliseconds: 200 * 86_400_000)
    _ = try await room.figures()
    let cases = try await room.cases(CaseQuery()).items
    #expect(!cases.isEmpty)
    for one in cases {
      let dossier = try #require(try await room.dossier(one.id, postPage: 1))
      _ = try await room.executors(of: one.id)
      _ = try await room.recused(in: one.id)
      for post in dossier.posts { _ = try await room.history(of: post.id) }
      for ballot in dossier.ballots {
        _ = try await room.counted(ballot.id)
        _ = try await room.vote(of: dossier.standing.filer, in: ballot.id)
        _ = try await room.isOnRoll(dossier.standing.filer, of: ballot.id)
      }
      _ = try await room.casesFiled(by: dossier.standing.filer)
      for seat in try await room.person(dossier.standing.filer)?.seats ?? [] {
        _ = try await room.duties(of: seat, at: now)
      }
    }
    _ = try await room.escalations(at: now)
    _ = try await room.emergencies()
    _ = try await room.inventoryDrafts()
    _ = try await room.events(from: 3, limit: 30)
    let size = try await room.root().size
    _ = try await room.inclusion(of: size - 1, size: nil)
    _ = try await room.consistency(from: 3, to: nil)
  }
}
