import GRDB
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@Suite("The list of readers") struct PrivateReadingTableTests {
  @Test("lies beside the record, and a raw writer changes nothing in it")
  func appendOnly() async throws {
    let town = try await Neighbourhood.founded()
    let filed = try await town.perform(
      "file-case", as: "lin",
      ["matter": "GJ01", "area": "990301001001", "title": "灯坏了", "text": "灯不亮。", "contact": "000-0005"])
    guard case .entered(let receipt) = filed else { throw NotEntered(command: "file-case", verdict: filed) }
    let seat = try #require(try await town.room.seat(try town.seat("shen").seat))
    let size = try await town.room.root().size
    _ = try await town.room.privateWords(
      of: CaseID(receipt.made ?? ""), for: PrivateReader(seat, at: town.now))
    #expect(try await town.room.root().size == size)

    let raw = try RawWriterTests.database(of: town)
    #expect(try await raw.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM private_reading") } == 1)
    for sql in ["UPDATE private_reading SET party = 'x'", "DELETE FROM private_reading"] {
      await #expect(throws: DatabaseError.self) { try await raw.write { try $0.execute(sql: sql) } }
    }
  }

  struct NotEntered: Error {
    let command: String
    let verdict: Verdict
  }
}
