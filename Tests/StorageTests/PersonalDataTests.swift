import Foundation
import GRDB
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@Suite("What a person gets of what is held about them") struct PersonalDataTests {
  /// Every table of the schema with its columns.
  private func wholeSchema(_ database: Database) throws -> [String: [String]] {
    let tables = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' AND name NOT LIKE 'view\\_case\\_words%' ESCAPE '\\'
        """)
    return try Dictionary(uniqueKeysWithValues: tables.map { ($0, try database.columns(in: $0).map(\.name)) })
  }

  @Test("has every table and column of the schema, given or left out with the reason, in both languages")
  func complete() async throws {
    let keeping = try await KeepingTests.Keeping()
    let schema = try await RawWriterTests.database(of: keeping.neighbourhood).read { try wholeSchema($0) }
    let tables = PersonalTables.ofTheSchema.tables
    #expect(Set(tables.map(\.name)) == Set(schema.keys) && tables.count == schema.count)
    for table in tables {
      #expect(!table.words.zh.isEmpty && table.words.zh != table.words.en, "\(table.name)")
      guard case .given = table.manner else { continue }
      let stored = table.columns.filter { $0.expression == nil }.map(\.name)
      #expect(Set(stored) == Set(schema[table.name] ?? []) && stored.count == Set(stored).count, "\(table.name)")
      for column in table.columns {
        #expect(!column.words.zh.isEmpty && column.words.zh != column.words.en, "\(table.name).\(column.name)")
      }
    }
  }

  /// How many rows of each table name a person: the number alone, or in quotation marks within JSON, as text or bytes.
  private func counts(of person: String, in database: Database) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for (table, columns) in try wholeSchema(database) {
      let tests = columns.map { "\"\($0)\" = :id OR instr(CAST(\"\($0)\" AS TEXT), :quoted) > 0" }
      let sql = "SELECT count(*) FROM \"\(table)\" WHERE " + tests.joined(separator: " OR ")
      counts[table] = try Int.fetchOne(database, sql: sql, arguments: ["id": person, "quoted": "\"\(person)\""])
    }
    return counts
  }

  @Test("leaves out no row that names them, and calls no table nameless that names somebody")
  func rows() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    // Beside the story: a refusal, a session, a declared interest, a mandate, a reading of private words.
    _ = try await neighbourhood.perform(
      "enrol-person", as: "lin", ["name": "某", "login": "x", "password": "a long password indeed"])
    let lin = try neighbourhood.seat("lin").person
    try await SQLiteSessionBook(store: neighbourhood.store).open(
      Session(
        digest: Array(repeating: 7, count: 32), person: lin, seat: nil, createdAt: neighbourhood.now,
        expiresAt: neighbourhood.now.advanced(byMilliseconds: 1_000)))
    let shen = try #require(try await neighbourhood.room.seat(try neighbourhood.seat("shen@qinghe-committee").seat))
    _ = try await neighbourhood.room.privateWords(
      of: CaseID(try neighbourhood.kept("bench")), for: PrivateReader(shen, at: neighbourhood.now))

    let database = try RawWriterTests.database(of: neighbourhood)
    let people = try await database.read { try String.fetchAll($0, sql: "SELECT id FROM view_person") }
    #expect(people.count > 15)
    let manners = Dictionary(uniqueKeysWithValues: PersonalTables.ofTheSchema.tables.map { ($0.name, $0.manner) })
    for person in people {
      let data = try #require(try await neighbourhood.room.personalData(of: PersonID(person)))
      let given = Dictionary(uniqueKeysWithValues: data.tables.map { ($0.name, $0.rows.count) })
      let naming = try await database.read { try counts(of: person, in: $0) }
      for (table, count) in naming {
        switch manners[table] {
        case .namesNobody: #expect(count == 0, "\(table) names \(person)")
        case .given where Self.named.contains(table): #expect(given[table] ?? 0 == count, "\(table) of \(person)")
        case .given where table == "view_ballot" || table == "view_ballot_conduct": break
        case .given: #expect(given[table] ?? 0 >= count, "\(table) of \(person)")
        default: break
        }
      }
    }
    let given = try #require(try await neighbourhood.room.personalData(of: lin))
    let tables = Set(given.tables.map(\.name))
    for table in [
      "credential", "session", "private_value", "refusal", "private_reading", "view_case", "view_post",
    ] {
      #expect(tables.contains(table), "\(table)")
    }
    let text = "\(given.tables)"
    #expect(text.contains("示例电话 000-0001") && !text.contains("plain$"))
  }

  /// Tables whose rows are given exactly where they name the person.
  private static let named: Set<String> = [
    "credential", "view_seat", "session", "refusal", "private_reading", "view_case", "view_roll", "view_vote",
    "view_envelope", "view_endorsement", "view_recusal", "view_executor_person", "view_signatory", "view_task_note",
    "view_proxy", "view_paper_entry", "view_credential_issue", "view_resolution", "event",
  ]

  @Test("of an open ballot holds their own vote, and of others nothing")
  func votes() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    let ballot = BallotID(try neighbourhood.kept("pb"))
    for name in ["zhou@qinghe-owners", "lin"] {
      let person = try neighbourhood.seat(name).person
      let data = try #require(try await neighbourhood.room.personalData(of: person))
      let envelopes = data.tables.first { $0.name == "envelope" }?.rows.filter { $0.first == .text(ballot.text) } ?? []
      let own = try await neighbourhood.room.vote(of: person, in: ballot)
      #expect(envelopes.count == (own == nil ? 0 : 1))
    }
    #expect(try await neighbourhood.room.personalData(of: "person-9999") == nil)
  }

  @Test("is read by the office from the data directory alike")
  func office() async throws {
    let keeping = try await KeepingTests.Keeping()
    let lin = try keeping.neighbourhood.seat("lin").person
    let read = try #require(try PersonalData.read(of: lin, in: keeping.data))
    #expect(try await keeping.neighbourhood.room.personalData(of: lin) == read)
  }

  @Test("after an erasure is what the public record has")
  func erased() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    let lin = try neighbourhood.seat("lin").person
    _ = try await neighbourhood.perform("erase-person", as: "registrar", ["person": lin.text])
    let data = try #require(try PersonalData.read(of: lin, in: keeping.data))
    let tables = Set(data.tables.map(\.name))
    #expect(tables.isDisjoint(with: ["credential", "session", "private_value"]))
    #expect(tables.isSuperset(of: ["tombstone", "view_erasure", "view_case", "event"]))
    #expect(!"\(data.tables)".contains("示例电话"))
  }
}
