import Foundation
import Proceedings
import Resolutions
import Storage
import TestKit
import Testing
import Vocabulary
import Voting

@Suite("Exported ballots") struct ExportTests {
  @Test("give the recorded result again when they are read back and counted, in every format", arguments: ["yb", "sb"])
  func recount(name: String) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let id = BallotID(try neighbourhood.kept(name))
    let counted = try #require(try await neighbourhood.room.counted(id))
    let cast = try #require(counted.cast)
    let recorded = try #require(counted.facts.tally)
    #expect(!recorded.winners.isEmpty && !cast.formats.isEmpty)
    for format in cast.formats {
      let text = try #require(cast.text(format, title: "题目"))
      let file = try BallotFile(reading: Array(text.utf8), name: "ballot.\(format.ending)")
      let tally = try file.tally(cast.sheet.terms.method, cast.sheet.tallyOptions)
      #expect(
        CountedTally(tally, method: cast.sheet.terms.method, tie: cast.sheet.tie) == recorded, "\(format): \(text)")
      #expect(!text.contains("person-"))
    }
  }

  @Test("leave a resolution with what was chosen, its version, and the dissent of those who wanted none of it")
  func resolution() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let clauses = #"[{"text": "动工", "lead": "urban-management", "due": "2027-01-01"}]"#
    for name in ["yard", "small"] {
      try await neighbourhood.tell(
        json: """
          [{"as": "shen@qinghe-committee", "do": "draft-resolution", "with":
            {"case": "$\(name)", "title": "决议", "text": "按表决结果办理。", "clauses": \(clauses)}}]
          """)
    }
    let yard = try #require(
      try await neighbourhood.room.dossier(CaseID(try neighbourhood.kept("yard")), postPage: 1)?.resolutions.first)
    #expect(yard.frozen.proposal == ProposalID(try neighbourhood.kept("y1")) && yard.frozen.proposalVersion == 1)
    #expect(yard.frozen.chosen?.map(\.name) == ["花坛和六张靠背椅"])
    #expect(yard.frozen.dissent.map(\.statement) == ["沙坑会把猫引来，我不同意。"])
    let small = try #require(
      try await neighbourhood.room.dossier(CaseID(try neighbourhood.kept("small")), postPage: 1)?.resolutions.first)
    #expect(small.frozen.chosen?.map(\.id) == ["4", "1", "2"])
    #expect(try neighbourhood.store.rebuild() > 100)
  }

  @Test("of every procedure read back to the same tally")
  func everyProcedure() throws {
    for procedure in BallotProcedures.all {
      let spends = procedure.terms.spendsBudget
      let options = (1...4).map {
        BallotOption(
          id: "", name: "Option \($0)", proposal: ProposalID("proposal-\($0)"), version: 1,
          cost: spends ? Int64($0) * 10_050 : nil)
      }
      let sheet = BallotSheet(
        terms: procedure.terms, options: options, seats: procedure.terms.fillsSeats ? 2 : 1,
        budget: spends ? 80_000 : nil)
      let roll = Roll(
        entries: (1...9).map { RollEntry(voter: PersonID("v\($0)"), units: [], heads: $0 % 3 + 1, area: 0) })
      var voices: [PersonID: Voice] = [:]
      for (place, entry) in roll.entries.enumerated() {
        let (one, other) = (String(place % 4 + 1), String((place * 3 + 1) % 4 + 1))
        let both = one == other ? [one] : [one, other]
        let marking: Marking =
          switch procedure.terms.form {
          case .one: .named([one])
          case .approval, .projects: .named(both.sorted())
          case .ranking: .ranking(both.map { [$0] })
          case .score, .grades, .quadratic:
            .points(both.sorted().map { OptionPoints(option: $0, points: Int64(place % 4 + 1)) })
          }
        voices[entry.voter] = try sheet.admitted(.marking(marking))
      }
      let counted = try count(procedure.rule, sheet: sheet, roll: roll, voices: voices)
      let cast = CastBallots(sheet: sheet, roll: roll, voices: voices)
      for format in cast.formats {
        let text = try #require(cast.text(format, title: "t"))
        let file = try BallotFile(reading: Array(text.utf8), name: "ballot.\(format.ending)")
        let tally = CountedTally(
          try file.tally(procedure.terms.method, sheet.tallyOptions), method: procedure.terms.method, tie: sheet.tie)
        #expect(tally == counted.tally, "\(procedure.id) as \(format)")
      }
    }
  }
}
