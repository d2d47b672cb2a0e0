import Proceedings
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// A record is read twice: by the tables that a server derives from it, and by the desk that the verifier makes from the
/// events alone. Both must answer every question of a command alike, and after every step.
@Suite("Two readings of one record") struct TwinTests {
  @Test("agree after every step of the sample stories")
  func stories() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    try await neighbourhood.tell(sample: "secret.json")
    #expect(try neighbourhood.verified().fault == nil)
    try neighbourhood.compareDesksAtEveryStep()
  }

  @Test("agree after every step of a change of the inventory")
  func inventory() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.publishThroughProcedure(try Neighbourhood.version("2027.1"))
    #expect(try neighbourhood.verified().fault == nil)
    try neighbourhood.compareDesksAtEveryStep()
  }

  @Test("agree after every step of a petition that comes on the agenda")
  func petition() async throws {
    let (town, about) = try await PetitionTests.filed()
    try await PetitionTests.endorse(about, as: ["zhou", "tang", "wu", "fang", "lin", "qi", "ba"], in: town)
    _ = try await town.perform("withdraw-endorsement", as: "ba", about)
    #expect(try town.verified().fault == nil)
    try town.compareDesksAtEveryStep()
  }

  @Test("agree after every step of a secret ballot, and while it runs")
  func secretBallot() async throws {
    let called = try await SecretBallotTests.Called()
    for (voter, choice) in zip(SecretBallotTests.voters, ["yes", "no", "abstain"]) {
      _ = try await called.cast(choice, with: try await called.credential(for: voter))
    }
    try called.neighbourhood.compareDesks()
    _ = try await called.close()
    try called.neighbourhood.compareDesksAtEveryStep()
  }

  @Test("agree after every step of a flood, with emergency powers and their review")
  func emergency() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await EmergencyTests.flood(in: neighbourhood)
    let grant = try EmergencyTests.made(try await EmergencyTests.grant(id, in: neighbourhood))
    try await EmergencyTests.handOver(id, in: neighbourhood)
    _ = try await neighbourhood.perform("accept-handover", as: "mo", ["case": id])
    neighbourhood.wait(days: 4)
    _ = try await neighbourhood.perform(
      "review-emergency", as: "registrar",
      ["case": id, "grant": grant, "finding": "proper", "text": "依法、必要，已归档。"])
    #expect(try neighbourhood.verified().fault == nil)
    try neighbourhood.compareDesksAtEveryStep()
  }

  @Test("agree when someone was erased")
  func erasure() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let person = try neighbourhood.seat("zhou@qinghe-residents").person.text
    _ = try await neighbourhood.perform("erase-person", as: "registrar", ["person": person])
    #expect(try neighbourhood.verified().fault == nil)
    try neighbourhood.compareDesksAtEveryStep()
  }
}
