import Foundation
import GRDB
import Proceedings
import Record
import Storage
import Tables
import TestKit
import Testing
import Verification
import Vocabulary

@Suite("An archive of the public record") struct ArchiveTests {
  private func archive(_ keeping: KeepingTests.Keeping) throws -> (String, PublicArchive.Summary) {
    let file = keeping.path("record.zip")
    return (file, try PublicArchive.write(of: keeping.data, to: file, at: KeepingTests.now) { _, _ in nil })
  }

  @Test("is whole by itself, and says what it withholds")
  func whole() async throws {
    let keeping = try await KeepingTests.Keeping()
    let (file, summary) = try archive(keeping)

    let found = try PublicArchive.verify(file)
    #expect(found.fault == nil, "\(found)")
    #expect(found.events == summary.events && found.root == summary.root)
    #expect(found.decisions > 100 && found.ballots >= 2 && found.privateValues == 0)
    let database = try RawWriterTests.database(of: keeping.neighbourhood)
    let hidden = try await database.read { database in
      try Int64.fetchOne(database, sql: "SELECT (SELECT count(*) FROM private_value) + (SELECT count(*) FROM envelope)")
    }
    #expect(found.withheld == hidden, "every private value, and every envelope of a running ballot")
  }

  @Test(
    "of what there was after any event is what was exported then, to the byte, and whole; beyond the last there is none"
  )
  func past() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    func export(_ name: String, through last: Int64? = nil) throws -> [String: Data] {
      let file = keeping.path(name + ".zip")
      _ = try PublicArchive.write(of: keeping.data, to: file, at: KeepingTests.now, through: last) { "\($0) \($1)" }
      try ZipFolder.unpack(file, to: keeping.path(name), limit: 1 << 30)
      return try Dictionary(
        uniqueKeysWithValues: FileManager.default.subpathsOfDirectory(atPath: keeping.path(name)).compactMap { part in
          FileManager.default.contents(atPath: keeping.path(name + "/" + part)).map { (part, $0) }
        })
    }
    let early = try await neighbourhood.room.root().size
    try await RawWriterTests.database(of: neighbourhood).write { database in
      try database.execute(
        sql: "INSERT INTO cosignature (witness, size, time, signature) VALUES ('early', ?, 1, 'x')", arguments: [early])
    }
    var then: [(size: Int64, files: [String: Data])] = []
    let subject = try neighbourhood.kept("bench")
    for number in 0..<10 {
      let size = try await neighbourhood.room.root().size
      then.append((size, try export("then-\(number)")))
      // Now one event, now several: a case, a post, a calendar.
      if number % 3 == 0 { _ = try await neighbourhood.perform("keep-calendar", as: "registrar", [:]) }
      _ = try await neighbourhood.perform(
        "file-case", as: "lin",
        ["matter": "GJ01", "area": "99030100100101", "title": "第\(number)盏灯", "text": "不亮了，请修一修。"])
      _ = try await neighbourhood.perform(
        "add-post", as: "zhou", ["case": subject, "position": "information", "text": "第\(number)条"])
    }
    // Made later, over sizes of then.
    let late = KeepingTests.now.milliseconds + 86_400_000
    let firstSize = then[0].size
    try await RawWriterTests.database(of: neighbourhood).write { database in
      try database.execute(
        sql: "INSERT INTO cosignature (witness, size, time, signature) VALUES ('late', ?, ?, 'x')",
        arguments: [firstSize, late])
      try database.execute(
        sql: """
          INSERT INTO timestamp (number, day, size, content, answer, authority, time) VALUES (1, '2026-11-24', ?, x'00', x'00', 'late', ?)
          """, arguments: [firstSize, late])
    }
    for (number, (size, files)) in then.enumerated() {
      let again = try export("again-\(number)", through: size - 1)
      #expect(again.keys.sorted() == files.keys.sorted())
      for (name, bytes) in files { #expect(again[name] == bytes, "\(name) after event \(size - 1)") }
    }
    // In the middle of what was entered together, and in the midst of the story: whole by itself.
    let size = try await neighbourhood.room.root().size
    for last in stride(from: Int64(0), to: then[0].size, by: 17) {
      let file = keeping.path("whole-\(last).zip")
      let summary = try PublicArchive.write(of: keeping.data, to: file, at: KeepingTests.now, through: last) { _, _ in
        nil
      }
      let found = try PublicArchive.verify(file)
      #expect(found.fault == nil && found.events == last + 1 && found.root == summary.root, "\(last): \(found)")
    }
    for last in [-1, size] {
      #expect(throws: BackupFault.beyond(sequence: last, size: size)) { try export("beyond\(last)", through: last) }
    }
    #expect(!FileManager.default.fileExists(atPath: keeping.path("beyond-1.zip")))
  }

  @Test("holds no private word, no vote of a running ballot, no credential")
  func withheld() async throws {
    let keeping = try await KeepingTests.Keeping()
    let (file, _) = try archive(keeping)
    try ZipFolder.unpack(file, to: keeping.path("unpacked"), limit: 1 << 30)
    let database = try RawWriterTests.database(of: keeping.neighbourhood)
    let secrets = try await database.read { database in
      try String.fetchAll(database, sql: "SELECT text FROM private_value UNION SELECT password_hash FROM credential")
        + String.fetchAll(database, sql: "SELECT CAST(bytes AS TEXT) FROM envelope")
        + String.fetchAll(
          database, sql: "SELECT lower(hex(salt)) FROM envelope UNION SELECT lower(hex(salt)) FROM private_value")
    }
    #expect(secrets.count > 10)
    for name in try FileManager.default.subpathsOfDirectory(atPath: keeping.path("unpacked")) {
      guard let bytes = FileManager.default.contents(atPath: keeping.path("unpacked/" + name)) else { continue }
      for secret in secrets { #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)") }
    }
  }

  @Test("has every column of the schema, exported or declared withheld with the reason, in both languages")
  func dictionary() async throws {
    let keeping = try await KeepingTests.Keeping()
    let database = try RawWriterTests.database(of: keeping.neighbourhood)
    let schema = try await database.read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' AND name NOT LIKE 'view\\_case\\_words%' ESCAPE '\\'
          """)
      return try Dictionary(uniqueKeysWithValues: tables.map { ($0, try database.columns(in: $0).map(\.name)) })
    }
    let dictionary = DataDictionary.ofTheSchema
    #expect(Set(dictionary.tables.map(\.name)) == Set(schema.keys))
    for table in dictionary.tables {
      #expect(!table.words.zh.isEmpty && table.words.zh != table.words.en, "\(table.name)")
      if table.isWithheld { continue }
      #expect(Set(table.columns.map(\.name)) == Set(schema[table.name] ?? []), "\(table.name)")
      for column in table.columns {
        #expect(!column.words.zh.isEmpty && column.words.zh != column.words.en, "\(table.name).\(column.name)")
      }
    }
  }

  @Test("with one line or one figure changed is refused, and the first bad event named")
  func changed() async throws {
    let keeping = try await KeepingTests.Keeping()
    let (file, _) = try archive(keeping)
    func verify(after change: (String) throws -> Void) throws -> Verification {
      let folder = keeping.path(UUID().uuidString)
      try ZipFolder.unpack(file, to: folder, limit: 1 << 30)
      try change(folder)
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".") }.sorted()
      try ZipFolder.pack(names, of: folder, to: folder + ".zip")
      return try PublicArchive.verify(folder + ".zip")
    }
    func edit(_ name: String, _ old: String, _ new: String) -> (String) throws -> Void {
      { folder in
        let path = folder + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(old), "\(old)")
        try text.replacing(old, with: new, maxReplacements: 1).write(toFile: path, atomically: true, encoding: .utf8)
      }
    }
    #expect(try verify { _ in }.fault == nil)
    #expect(
      try verify(after: edit("record/events.jsonl", "\"outcome\":\"solved\"", "\"outcome\":\"partly\"")).fault != nil)
    let cut = try verify { folder in
      let path = folder + "/record/events.jsonl"
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      try (lines[..<40] + lines[41...]).joined(separator: "\n").appending("\n").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(cut.fault?.sequence == 40)
    let figure = try verify(after: edit("tables/view_figure.csv", "votes,", "votes,1"))
    #expect(figure.fault?.reason.contains("view_figure") == true, "\(figure)")
    #expect(try verify(after: edit("tables/view_case.csv", "solved", "partly")).fault != nil)
  }

  @Test("is held against its signed checkpoint: another key, root, size or a changed signature is refused")
  func checkpoint() async throws {
    let keeping = try await KeepingTests.Keeping()
    let signer = try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 7, count: 32))
    let other = try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 8, count: 32))
    func verify(
      named: NoteSigner, by author: NoteSigner, asked: NoteSigner? = nil,
      _ change: (Int64, NodeHash) -> (Int64, NodeHash) = { ($0, $1) }
    ) throws -> Verification {
      let file = keeping.path(UUID().uuidString + ".zip")
      _ = try PublicArchive.write(of: keeping.data, to: file, at: KeepingTests.now, key: named.verifier) {
        let (size, root) = change($0, $1)
        return try Checkpoint(origin: "test.example/record", size: size, root: root).signed(by: author).description
      }
      return try PublicArchive.verify(file, recordKey: asked?.verifier)
    }
    let whole = try verify(named: signer, by: signer, asked: signer)
    #expect(whole.fault == nil && whole.checkpoints == 1 && whole.recordKey == signer.verifier, "\(whole)")
    #expect(try verify(named: signer, by: signer).fault == nil)

    #expect(try verify(named: signer, by: signer, asked: other).fault?.reason.contains("another key") == true)
    #expect(try verify(named: signer, by: other).fault?.reason.contains("record/checkpoint") == true)
    let grown = try verify(named: signer, by: signer) { ($0 + 1, $1) }
    #expect(grown.fault?.reason.contains("missing") == true, "\(grown)")
    let forked = try verify(named: signer, by: signer) { ($0, NodeHash(left: $1, right: $1)) }
    #expect(forked.fault?.reason.contains("another root") == true, "\(forked)")
  }

  @Test("that is no zip file, or leads out of its folder, is refused with a reason")
  func damaged() async throws {
    let keeping = try await KeepingTests.Keeping()
    try Data("no zip".utf8).write(to: URL(filePath: keeping.path("x.zip")))
    #expect(throws: ZipFolder.Fault.self) { try PublicArchive.verify(keeping.path("x.zip")) }
    let (file, _) = try archive(keeping)
    let bytes = try #require(FileManager.default.contents(atPath: file))
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 12)) {
      try bytes.prefix(length).write(to: URL(filePath: keeping.path("cut.zip")))
      #expect(throws: (any Error).self, "cut at \(length)") { try PublicArchive.verify(keeping.path("cut.zip")) }
    }
  }
}
