import Foundation
import GRDB
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary
import Voting

@Suite("An envelope") struct EnvelopeTests {
  /// The neighbourhood after the story, in which the ballot of the park is running with two votes.
  private func told() async throws -> Neighbourhood {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    return neighbourhood
  }

  private func events(of neighbourhood: Neighbourhood, in subject: String) async throws -> [RecordLine] {
    let size = Int(try await neighbourhood.room.root().size)
    return try await neighbourhood.room.events(from: 0, limit: size).filter { $0.event.subject?.text == subject }
  }

  @Test("shows nothing of the vote while the ballot runs: not its event, nor its hash by trying every vote")
  func hides() async throws {
    let neighbourhood = try await told()
    let park = try neighbourhood.kept("park")
    let enclosed = try await events(of: neighbourhood, in: park).filter { $0.event.event.kind == .voteEnclosed }
    #expect(enclosed.count == 2)
    for line in enclosed {
      guard case .voteEnclosed(let vote) = line.event.event else { continue }
      for choice in ["yes", "no", "abstain"] {
        #expect(!String(decoding: line.bytes, as: UTF8.self).contains("\"\(choice)\""))
        let guess = "{\"vote\":{\"ballot\":\"\(vote.ballot)\",\"choice\":\"\(choice)\"}}"
        #expect(Envelope.commitment(salt: [], bytes: Array(guess.utf8)) != vote.commitment)
      }
    }
    let salts = try await RawWriterTests.database(of: neighbourhood).read {
      try Data.fetchAll($0, sql: "SELECT salt FROM envelope")
    }
    #expect(Set(salts).count == 4 && salts.allSatisfy { $0.count == Envelope.saltLength })
  }

  @Test("is opened by the count, in the order of the votes, and nothing is left beside the record")
  func opened() async throws {
    let neighbourhood = try await told()
    let bench = try neighbourhood.kept("bench")
    let kinds = try await events(of: neighbourhood, in: bench).map(\.event.event.kind)
    let closing = try #require(kinds.firstIndex(of: .ballotClosed))
    #expect(kinds[closing - 1] == .envelopesOpened)
    let sequences = try await events(of: neighbourhood, in: bench).flatMap { line -> [Int64] in
      if case .envelopesOpened(let opened) = line.event.event { opened.envelopes.map(\.sequence) } else { [] }
    }
    #expect(sequences == sequences.sorted() && !sequences.isEmpty)
    let left = try await RawWriterTests.database(of: neighbourhood).read {
      try String.fetchAll($0, sql: "SELECT DISTINCT ballot FROM envelope")
    }
    #expect(
      try Set(left) == [neighbourhood.kept("pb"), neighbourhood.kept("rb")] && left.count == 2,
      "only those of the running ballots")
  }

  @Test("that is handed in ends the voter's duty to vote, and nobody else's")
  func duty() async throws {
    let neighbourhood = try await told()
    func owes(_ name: String) async throws -> Bool {
      let acting = try neighbourhood.seat(name)
      let seat = try #require(try await neighbourhood.room.seat(acting.seat))
      return try await neighbourhood.room.duties(of: seat, at: neighbourhood.now).contains { $0.command == "cast-vote" }
    }
    #expect(try await !owes("zhou@qinghe-owners"))
    #expect(try await owes("tang@qinghe-owners"))
  }

  @Test("that was replaced counts no more and stays closed for good")
  func replaced() async throws {
    let neighbourhood = try await told()
    let (park, ballot) = (try neighbourhood.kept("park"), try neighbourhood.kept("pb"))
    let fields = ["case": park, "ballot": ballot]
    _ = try await neighbourhood.perform("cast-vote", as: "zhou@qinghe-owners", fields.merging(["choice": "no"]) { $1 })
    let zhou = PersonID(try neighbourhood.kept("zhou"))
    #expect(try await neighbourhood.room.vote(of: zhou, in: BallotID(ballot))?.choice == .no)
    let dossier = try #require(try await neighbourhood.room.dossier(CaseID(park), postPage: 1))
    #expect(dossier.ballots.first?.voted == 2 && dossier.ballots.first?.votes.isEmpty == true)

    neighbourhood.wait(days: 60)
    let lead = "shen@qinghe-committee"
    _ = try await neighbourhood.perform("close-ballot", as: lead, fields)

    let lines = try await events(of: neighbourhood, in: park)
    #expect(lines.count { $0.event.event.kind == .voteEnclosed } == 3)
    let opened = lines.flatMap { line in
      if case .envelopesOpened(let opened) = line.event.event { opened.envelopes } else { [OpenedEnvelope]() }
    }
    #expect(opened.count == 2 && opened.contains { $0.envelope.vote.choice == .no })
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("whose vote is exchanged beside the record is found by the verifier")
  func exchanged() async throws {
    let neighbourhood = try await told()
    #expect(try VerifierTests.verify(neighbourhood).envelopes == 4)
    let database = try RawWriterTests.database(of: neighbourhood)
    try await database.write {
      try $0.execute(sql: "UPDATE envelope SET bytes = CAST(replace(CAST(bytes AS TEXT), 'yes', 'no') AS BLOB)")
    }
    #expect(try VerifierTests.verify(neighbourhood).fault?.reason.contains("envelope") == true)
  }

  @Test("that is lost keeps the ballot from being counted: nothing is made up")
  func lost() async throws {
    let neighbourhood = try await told()
    try await RawWriterTests.database(of: neighbourhood).write { try $0.execute(sql: "DELETE FROM envelope") }
    neighbourhood.wait(days: 60)
    let (park, ballot) = (try neighbourhood.kept("park"), try neighbourhood.kept("pb"))
    let before = try await neighbourhood.room.root()
    await #expect(throws: (any Error).self) {
      try await neighbourhood.perform("close-ballot", as: "shen@qinghe-committee", ["case": park, "ballot": ballot])
    }
    #expect(try await neighbourhood.room.root() == before)
  }

  @Test("is read from records of before, when votes entered as they were cast")
  func old() throws {
    let old = #"{"ballot":"ballot-9","choice":"no","statement":"太贵"}"#
    let vote = try CanonicalJSON.decodeExactly(VoteCast.self, from: Array(old.utf8))
    #expect(vote == VoteCast(ballot: "ballot-9", voice: .choice(.no), statement: "太贵"))
  }
}
