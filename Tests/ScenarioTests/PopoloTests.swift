import Foundation
import Proceedings
import Resolutions
import Storage
import TestKit
import Testing
import Vocabulary
import Voting

@Suite("A resolution as a motion of Popolo") struct PopoloTests {
  /// The members that the schema of Motion has (popolo-spec, schemas/motion.json).
  private static let schema: Set<String> = [
    "id", "organization_id", "organization", "legislative_session_id", "legislative_session", "creator_id", "creator",
    "text", "classification", "date", "requirement", "result", "vote_events", "created_at", "updated_at", "sources",
  ]
  /// What is said beside it.
  private static let more: Set<String> = ["title", "in_force_at", "signatures", "signatures_needed"]

  private func motion(_ town: Neighbourhood, _ name: String, names: Bool) async throws -> JSONValue {
    let dossier = try #require(try await town.room.dossier(CaseID(try town.kept(name)), postPage: 1))
    let view = try #require(dossier.resolutions.last)
    var counted: CountedBallot?
    if let ballot = dossier.ballot(of: view.frozen) { counted = try await town.room.counted(ballot.id) }
    return dossier.popolo(view, counted: counted, names: names, on: .china)
  }

  @Test("has the members of the schema, and the result, counts and signatures of the record")
  func adopted() async throws {
    let town = try await Neighbourhood.founded()
    try await town.tell(sample: "story.json")
    let dossier = try #require(try await town.room.dossier(CaseID(try town.kept("bench")), postPage: 1))
    let view = try #require(dossier.resolutions.last)
    let motion = try await motion(town, "bench", names: false)
    guard case .object(let members) = motion else {
      Issue.record("no object")
      return
    }
    #expect(Set(members.map(\.name)).isSubset(of: Self.schema.union(Self.more)))
    #expect(motion["id"]?.string == view.frozen.id.text && motion["text"]?.string == view.frozen.text)
    #expect(motion["result"]?.string == "pass" && motion["classification"]?.string == "resolution")
    let proposal = dossier.proposals.first { $0.id == view.frozen.proposal }
    #expect(motion["creator_id"]?.string == proposal?.versions.last?.author.text)
    let event = try #require(motion["vote_events"]?.array?.first)
    let yes = event["counts"]?.array?.first { $0["option"]?.string == "yes" }?["value"]?.whole
    #expect(yes.map { Int64($0) } == view.frozen.result.map { Int64($0.yes.members) })
    #expect(event["votes"] == nil)
    #expect(motion["signatures"]?.array?.count == 3 && motion["signatures_needed"]?.whole == 3)
    #expect(motion["in_force_at"]?.string != nil)
    let named = try await self.motion(town, "bench", names: true)
    #expect(named["vote_events"]?.array?.first?["votes"]?.array?.isEmpty == false)
  }
}
