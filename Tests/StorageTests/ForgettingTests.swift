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

@Suite("What was erased") struct ForgettingTests {
  /// Every private word of a person begins and ends with a marker, so that the search finds a part of it, too.
  private static let (going, staying) = ("qx-erased-on-request", "qx-staying-with-us-x")

  private struct NotEntered: Error {
    let what: String
  }

  private func entered(_ verdict: Verdict, _ what: String) throws -> Receipt {
    guard case .entered(let receipt) = verdict else { throw NotEntered(what: "\(what): \(verdict)") }
    return receipt
  }

  /// A person with a login name, a password, a telephone number and a way to be reached for each of some cases, all with
  /// the marker.
  private func enrol(
    _ number: Int, marked marker: String, cases: Int, in neighbourhood: Neighbourhood
  ) async throws -> PersonID {
    func word(_ length: Int) -> String { marker + UUID().uuidString.prefix(length) + marker }
    let receipt = try entered(
      try await neighbourhood.perform(
        "enrol-person", as: "registrar",
        [
          "name": "示例\(number)", "login": "\(marker)\(number)\(marker)", "password": word(20), "phone": word(11),
        ]), "enrolment")
    let person = PersonID(try #require(receipt.made))
    let appointed = try entered(
      try await neighbourhood.perform(
        "appoint-seat", as: "registrar", ["person": person.text, "party": "qinghe-residents", "from": "2026-01-01"]),
      "seat")
    let seat = SeatID(try #require(appointed.made))
    let kind = try #require(Commands.named("file-case"))
    for _ in 0..<cases {
      let form = Form([
        "matter": "GJ01", "area": "990301001001", "title": "路灯不亮", "text": "三号楼前",
        "contact": word(Int.random(in: 0...18)),
      ])
      _ = try entered(
        try await neighbourhood.register.perform(
          try kind.make(form), by: ActingSeat(person: person, seat: seat)), "case")
    }
    return person
  }

  /// How words may lie in a file: as UTF-8, as UTF-16 of either order, and within base64 at each of its three places.
  private static func spellings(of word: String) -> [Data] {
    let encoded = (0..<3).map { place -> Data in
      // The first and the last group also hold neighbours' bits.
      let text = Data([UInt8](repeating: 0, count: place) + Array(word.utf8)).base64EncodedString()
      return Data(text.utf8.dropFirst(4).dropLast(4))
    }
    return [Data(word.utf8)]
      + [
        Data(word.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        Data(word.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      ] + encoded
  }

  /// The files below a folder in which a word lies in any spelling.
  private func files(with word: String, below folder: String) throws -> Set<String> {
    let spellings = Self.spellings(of: word)
    return Set(
      try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else { return false }
        return spellings.contains { bytes.range(of: $0) != nil }
      })
  }

  @Test("is in no byte of database, log, export, copy or growing backup")
  func bytes() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    // Those who stay file in between, so that pages are split while words of both lie side by side.
    var erased: [PersonID] = []
    for number in 0..<15 {
      erased.append(try await enrol(number, marked: Self.going, cases: 60, in: neighbourhood))
      _ = try await enrol(number, marked: Self.staying, cases: 60, in: neighbourhood)
    }
    _ = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: KeepingTests.now)
    #expect(try files(with: Self.going, below: keeping.data).contains(Store.fileName))
    #expect(try files(with: Self.going, below: keeping.folder).count == 1, "the search finds what is there")

    for person in erased {
      _ = try entered(
        try await neighbourhood.perform("erase-person", as: "registrar", ["person": person.text]), "erasure")
    }
    #expect(try files(with: Self.going, below: keeping.data) == [])

    _ = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: Instant(milliseconds: 1))
    _ = try Backup.make(of: keeping.data, to: keeping.path("copy"), at: KeepingTests.now)
    _ = try PublicArchive.write(of: keeping.data, to: keeping.path("record.zip"), at: KeepingTests.now) { _, _ in nil }
    try ZipFolder.unpack(keeping.path("record.zip"), to: keeping.path("unpacked"), limit: 1 << 30)
    #expect(try files(with: Self.going, below: keeping.folder) == [])

    // Whoever was not erased has everything still.
    let kept = try await RawWriterTests.database(of: neighbourhood).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM private_value WHERE text LIKE '\(Self.staying)%'")
    }
    #expect(kept == 15 * 61)
    let found = try VerifierTests.verify(neighbourhood)
    #expect(found.fault == nil && found.viewsAgree == true && found.erased == 15 * 61)
  }

  @Test("leaves the log as soon as nobody reads an older moment any longer")
  func readers() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    let person = try await enrol(1, marked: Self.going, cases: 1, in: neighbourhood)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: keeping.data + "/" + Store.fileName, configuration: configuration)
    try await reader.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN")
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM event")
    }
    _ = try entered(
      try await neighbourhood.perform("erase-person", as: "registrar", ["person": person.text]), "erasure")
    try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    // Any command at all.
    _ = try entered(
      try await neighbourhood.perform(
        "file-case", as: "lin",
        ["matter": "GJ01", "area": "99030100100101", "title": "又一盏灯", "text": "不亮了，请修一修。"]), "case")
    #expect(try files(with: Self.going, below: keeping.data) == [])
  }

  @Test("of envelopes that were replaced goes with the count")
  func envelopes() async throws {
    let keeping = try await KeepingTests.Keeping()
    let neighbourhood = keeping.neighbourhood
    let ballot = try neighbourhood.kept("pb")
    let salts = try await RawWriterTests.database(of: neighbourhood).read {
      try Data.fetchAll($0, sql: "SELECT salt FROM envelope WHERE ballot = ?", arguments: [ballot])
    }
    #expect(!salts.isEmpty)
    neighbourhood.wait(days: 60)
    _ = try entered(
      try await neighbourhood.perform(
        "close-ballot", as: "shen@qinghe-committee", ["case": try neighbourhood.kept("park"), "ballot": ballot]),
      "count")
    for name in try FileManager.default.contentsOfDirectory(atPath: keeping.data) {
      let bytes = try #require(FileManager.default.contents(atPath: keeping.data + "/" + name))
      #expect(salts.allSatisfy { bytes.range(of: $0) == nil }, "\(name)")
    }
  }
}
