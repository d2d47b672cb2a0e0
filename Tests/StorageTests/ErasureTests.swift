import Foundation
import GRDB
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

@Suite("Erasing private data") struct ErasureTests {
  /// The neighbourhood after the story, with one more case by Zhou, who voted in the ballot that is running.
  private func told() async throws -> (Neighbourhood, zhou: PersonID) {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    _ = try await neighbourhood.perform(
      "file-case", as: "zhou@qinghe-residents",
      ["matter": "GJ01", "area": "990301001001", "title": "路灯不亮", "text": "三号楼前", "contact": "zhou@example.org"])
    return (neighbourhood, try neighbourhood.seat("zhou@qinghe-residents").person)
  }

  private func refusal(_ verdict: Verdict) -> Refusal.Code? {
    if case .refused(let refusal) = verdict { refusal.code } else { nil }
  }

  private func subject(of ballot: String, in neighbourhood: Neighbourhood) async throws -> String {
    let id = try neighbourhood.kept(ballot)
    return try await RawWriterTests.database(of: neighbourhood).read {
      try String.fetchOne($0, sql: "SELECT subject FROM view_ballot WHERE id = ?", arguments: [id]) ?? ""
    }
  }

  private func isEntered(_ verdict: Verdict) -> Bool {
    if case .entered = verdict { true } else { false }
  }

  @Test("ends the sessions that are in use, though their rows went with the act")
  func sessions() async throws {
    let (neighbourhood, zhou) = try await told()
    let book = SQLiteSessionBook(store: neighbourhood.store)
    let digest = [UInt8](repeating: 7, count: 32)
    try await book.open(
      Session(
        digest: digest, person: zhou, seat: nil, createdAt: neighbourhood.now,
        expiresAt: neighbourhood.now.advanced(byDays: 7)))
    #expect(try await book.session(digest: digest, at: neighbourhood.now) != nil)
    _ = try await neighbourhood.perform("erase-person", as: "zhou@qinghe-residents", ["person": zhou.text])
    try await book.closeAll(of: zhou)
    #expect(try await book.session(digest: digest, at: neighbourhood.now) == nil)
  }

  @Test("takes away private words, salts and the way to sign in, and leaves a whole record")
  func erased() async throws {
    let (neighbourhood, zhou) = try await told()
    #expect(try VerifierTests.verify(neighbourhood).erased == 0)
    let before = try VerifierTests.verify(neighbourhood)
    #expect(
      isEntered(try await neighbourhood.perform("erase-person", as: "zhou@qinghe-residents", ["person": zhou.text])))

    let left = try await RawWriterTests.database(of: neighbourhood).read { database in
      try [
        Int.fetchOne(database, sql: "SELECT count(*) FROM private_value WHERE text LIKE '%zhou@%'"),
        Int.fetchOne(database, sql: "SELECT count(*) FROM credential WHERE login = 'zhou'"),
        Int.fetchOne(database, sql: "SELECT count(*) FROM session WHERE person = ?", arguments: [zhou.text]),
      ]
    }
    #expect(left == [0, 0, 0])
    #expect(try await neighbourhood.room.credential(login: "zhou") == nil)
    let card = try #require(try await neighbourhood.room.person(zhou))
    #expect(!card.seats.isEmpty && card.seats.allSatisfy { !$0.mandate.contains(neighbourhood.now) })
    #expect(!card.name.contains("周"))

    let found = try VerifierTests.verify(neighbourhood)
    #expect(found.fault == nil && found.viewsAgree == true)
    #expect(found.erased == 1 && found.withheld == before.withheld)
    #expect(found.privateValues == before.privateValues - 1)
    _ = try neighbourhood.store.rebuild()
    #expect(try VerifierTests.verify(neighbourhood).viewsAgree == true)

    let again = try await neighbourhood.perform("erase-person", as: "registrar", ["person": zhou.text])
    #expect(refusal(again) == .alreadyErased)
    let seat = try await neighbourhood.perform(
      "appoint-seat", as: "registrar", ["person": zhou.text, "party": "qinghe-residents", "from": "2026-12-01"])
    #expect(refusal(seat) == .alreadyErased)
  }

  @Test("is for oneself, or for the body that holds the power on written request")
  func whose() async throws {
    let (neighbourhood, zhou) = try await told()
    let size = try await neighbourhood.room.root()
    func asked(_ seat: String) async throws -> Refusal.Code? {
      refusal(try await neighbourhood.perform("erase-person", as: seat, ["person": zhou.text]))
    }
    #expect(try await asked("lin") == .notYourData)
    #expect(try await asked("shen@qinghe-committee") == .noEntry)
    #expect(try await neighbourhood.room.root() == size)
    #expect(isEntered(try await neighbourhood.perform("erase-person", as: "registrar", ["person": zhou.text])))
    guard case .unknown = try await neighbourhood.perform("erase-person", as: "registrar", ["person": "nobody"]) else {
      Issue.record("erased nobody")
      return
    }
  }

  @Test("keeps votes on their roll counted, and gives nobody a second voice while the ballot runs")
  func votes() async throws {
    let (neighbourhood, zhou) = try await told()
    let (park, ballot) = (try neighbourhood.kept("park"), BallotID(try neighbourhood.kept("pb")))
    _ = try await neighbourhood.perform("erase-person", as: "registrar", ["person": zhou.text])
    let enrolment = ["name": "周某", "login": "zhou", "password": "a long enough password"]
    #expect(refusal(try await neighbourhood.perform("enrol-person", as: "registrar", enrolment)) == .stillOnRoll)

    neighbourhood.wait(days: 60)
    #expect(
      isEntered(
        try await neighbourhood.perform(
          "close-ballot", as: "shen@qinghe-committee", ["case": park, "ballot": ballot.text])))
    let counted = try #require(try await neighbourhood.room.counted(ballot))
    #expect(counted.votes[zhou] != nil)
    // One more ballot runs, and Zhou is on its roll.
    #expect(refusal(try await neighbourhood.perform("enrol-person", as: "registrar", enrolment)) == .stillOnRoll)
    let (other, ranking) = (try await subject(of: "rb", in: neighbourhood), try neighbourhood.kept("rb"))
    #expect(
      isEntered(
        try await neighbourhood.perform(
          "close-ballot", as: "shen@qinghe-committee", ["case": other, "ballot": ranking])))
    #expect(isEntered(try await neighbourhood.perform("enrol-person", as: "registrar", enrolment)))
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("that was undone beside the record is found by the verifier")
  func undone() async throws {
    let (neighbourhood, zhou) = try await told()
    try await RawWriterTests.database(of: neighbourhood).write {
      try $0.execute(sql: "CREATE TABLE kept AS SELECT * FROM private_value WHERE text LIKE '%zhou@%'")
    }
    _ = try await neighbourhood.perform("erase-person", as: "registrar", ["person": zhou.text])
    try await RawWriterTests.database(of: neighbourhood).write {
      try $0.execute(sql: "INSERT INTO private_value SELECT * FROM kept; DROP TABLE kept")
    }
    let fault = try #require(try VerifierTests.verify(neighbourhood).fault)
    #expect(fault.reason.contains("erased") && fault.sequence != nil)
  }
}
