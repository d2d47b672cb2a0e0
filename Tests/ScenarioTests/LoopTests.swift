import Cases
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@Suite("A case") struct LoopTests {
  @Test("goes all the way round: filed, deliberated, voted on, signed, executed, verified, evaluated, closed")
  func wholeLoop() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")

    let id = CaseID(try neighbourhood.kept("bench"))
    let dossier = try #require(try await neighbourhood.room.dossier(id, postPage: 1))
    #expect(dossier.standing.state == .closed)
    #expect(dossier.standing.outcome == .solved)
  }

  @Test("is the same after the views are rebuilt from the record")
  func rebuild() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let before = try neighbourhood.store.viewsDigest()

    let replayed = try neighbourhood.store.rebuild()

    #expect(replayed > 100)
    #expect(try neighbourhood.store.viewsDigest() == before)
  }
}
