import Cases
import Foundation
import GRDB
import Proceedings
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

@Suite("A backup") struct KeepingTests {
  /// A neighbourhood with the sample story in it, and a scratch folder that ends with it.
  final class Keeping: Sendable {
    let neighbourhood: Neighbourhood
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-keeping-\(UUID().uuidString)").path
    var data: String { neighbourhood.directory.path }

    init() async throws {
      neighbourhood = try await Neighbourhood.founded()
      try await neighbourhood.tell(sample: "story.json")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }
  }

  static let now = Instant(milliseconds: 1_795_500_000_000)

  /// Every row of every table that is neither a view nor a session, as text.
  private func rows(of directory: String) throws -> [String: [String]] {
    let database = try DatabaseQueue(path: directory + "/" + Store.fileName)
    return try database.read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            AND name NOT LIKE 'view\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' AND name <> 'session'
          """)
      return try Dictionary(
        uniqueKeysWithValues: tables.map {
          ($0, try Row.fetchAll(database, sql: "SELECT * FROM \"\($0)\"").map(\.description).sorted())
        })
    }
  }

  @Test("of one file is one moment of a record that goes on, and restores to the same")
  func file() async throws {
    let keeping = try await Keeping()
    let bench = try keeping.neighbourhood.kept("bench")
    async let talk: Void = {
      for number in 0..<40 {
        _ = try await keeping.neighbourhood.perform(
          "file-case", as: "lin",
          ["matter": "GJ01", "area": "99030100100101", "title": "第\(number)盏灯", "text": "不亮了，请修一修。"])
      }
    }()
    let manifest = try Backup.make(of: keeping.data, to: keeping.path("copy"), at: Self.now)
    try await talk

    let outcome = try Restore.make(from: keeping.path("copy"), to: keeping.path("again"))
    #expect(outcome.manifest == manifest && outcome.verification.events == manifest.size)
    #expect(outcome.verification.viewsAgree == true)
    let again = try Neighbourhood(directory: URL(fileURLWithPath: keeping.path("again")))
    let root = try await again.room.root()
    #expect(root.size == manifest.size && root.root == manifest.root)
    #expect(
      try await again.room.standing(CaseID(bench))?.state == keeping.neighbourhood.room.standing(CaseID(bench))?.state)
  }

  @Test("in a folder grows by what was entered, and restores to every row that cannot be derived")
  func folder() async throws {
    let keeping = try await Keeping()
    let first = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Self.now)
    _ = try await keeping.neighbourhood.perform(
      "file-case", as: "lin",
      ["matter": "GJ01", "area": "99030100100101", "title": "又一盏灯", "text": "不亮了，请修一修。", "contact": "示例电话 000-0002"])
    let second = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Self.now)

    #expect(second.size == first.size + 1)
    #expect(second.parts.filter { $0.first != nil }.map(\.first) == [0, first.size])
    let files = try FileManager.default.contentsOfDirectory(atPath: keeping.path("folder"))
    #expect(Set(files) == Set(second.parts.map(\.file) + ["manifest.json"]), "nothing old or unfinished stays")

    _ = try Restore.make(from: keeping.path("folder"), to: keeping.path("again"))
    #expect(try rows(of: keeping.path("again")) == rows(of: keeping.data))
    #expect(try Store(directory: keeping.path("again")).viewsDigest() == keeping.neighbourhood.store.viewsDigest())
  }

  @Test("in a folder forgets with its next run what was erased beside the record")
  func erased() async throws {
    let keeping = try await Keeping()
    _ = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Self.now)
    let database = try RawWriterTests.database(of: keeping.neighbourhood)
    let word = try await database.read { try String.fetchOne($0, sql: "SELECT text FROM private_value") }
    let secret = Data(try #require(word).utf8)
    try await database.write { try $0.execute(sql: "DELETE FROM private_value") }
    _ = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Instant(milliseconds: 1))

    for file in try FileManager.default.contentsOfDirectory(atPath: keeping.path("folder")) {
      let bytes = try #require(FileManager.default.contents(atPath: keeping.path("folder/\(file)")))
      #expect(bytes.range(of: secret) == nil, "\(file)")
    }
  }

  @Test("refuses to write over anything, or to mix two records")
  func refusals() async throws {
    let keeping = try await Keeping()
    _ = try Backup.make(of: keeping.data, to: keeping.path("copy"), at: Self.now)
    #expect(throws: BackupFault.exists(file: keeping.path("copy"))) {
      try Backup.make(of: keeping.data, to: keeping.path("copy"), at: Self.now)
    }
    #expect(throws: BackupFault.self) { try Restore.make(from: keeping.path("copy"), to: keeping.data) }

    let manifest = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Self.now)
    let other = try await Keeping()
    #expect(throws: BackupFault.anotherRecord(folder: keeping.path("folder"), size: manifest.size)) {
      try BackupFolder.extend(keeping.path("folder"), from: other.data, at: Self.now)
    }
  }

  @Test("with one byte changed, anywhere, is not restored, and nothing is left behind")
  func changed() async throws {
    let keeping = try await Keeping()
    _ = try Backup.make(of: keeping.data, to: keeping.path("copy"), at: Self.now)
    _ = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Self.now)
    for file in ["copy"]
      + (try FileManager.default.contentsOfDirectory(atPath: keeping.path("folder")).map { "folder/" + $0 })
    {
      let path = keeping.path(file)
      let good = try #require(FileManager.default.contents(atPath: path))
      for place in [0, good.count / 2, good.count - 2] {
        var bad = good
        bad[bad.startIndex + place] ^= 0x01
        try bad.write(to: URL(fileURLWithPath: path))
        let source = file == "copy" ? "copy" : "folder"
        #expect(throws: (any Error).self, "\(file), byte \(place)") {
          try Restore.make(from: keeping.path(source), to: keeping.path("again"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: keeping.path("again")) == [])
      }
      try good.write(to: URL(fileURLWithPath: path))
    }
    _ = try Restore.make(from: keeping.path("copy"), to: keeping.path("again"))
  }

  @Test("of a record that someone changed is not made")
  func notWhole() async throws {
    let keeping = try await Keeping()
    let database = try RawWriterTests.database(of: keeping.neighbourhood)
    try await database.write {
      try $0.execute(sql: "DROP TRIGGER event_no_update; UPDATE event SET bytes = x'7B7D' WHERE sequence = 7")
    }
    #expect(throws: BackupFault.self) { try Backup.make(of: keeping.data, to: keeping.path("copy"), at: Self.now) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: keeping.folder) == [])
  }
}
