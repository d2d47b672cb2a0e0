import Foundation
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Vocabulary
import Voting

/// The owners' joint decision of 民法典 278 on a register of 300 units and 277 heads, through the door: the register is
/// kept, the roll freezes, papers are entered by two people, and the result has each condition with its numbers.
///
/// - Source: the rule table of the domain, test vectors: the developer holds 20 unsold units, one owner five.
@Suite("Owners decide by heads and area") struct OwnersVectorTests {
  /// So many owners of one unit each, with so many hundredths of a square metre together.
  struct Side: Sendable {
    let heads: Int
    let area: Int64

    /// The area of each unit; the last has what is left over.
    var units: [Int64] {
      (0..<heads).map { $0 < heads - 1 ? area / Int64(heads) : area - area / Int64(heads) * Int64(heads - 1) }
    }
  }

  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let matter: String
    let yes: Side
    let no: Side
    let outcome: BallotOutcome
    /// Whether each condition holds: area and heads of the quorum, area and heads in favour.
    let holds: [Bool]

    var testDescription: String { name }
  }

  static let vectors = [
    Vector(
      name: "10000.01 m² and 93 of 185 heads adopt a general matter", matter: "TC01",
      yes: Side(heads: 93, area: 1_000_001), no: Side(heads: 92, area: 999_999), outcome: .adopted,
      holds: [true, true, true, true]),
    Vector(
      name: "exactly half of the area does not", matter: "TC01", yes: Side(heads: 93, area: 1_000_000),
      no: Side(heads: 92, area: 1_000_000), outcome: .rejected, holds: [true, true, false, true]),
    Vector(
      name: "138 of 185 heads are less than 3/4 for a special matter", matter: "DT01",
      yes: Side(heads: 138, area: 1_500_000), no: Side(heads: 47, area: 500_000), outcome: .rejected,
      holds: [true, true, true, false]),
    Vector(
      name: "139 of 185 heads and exactly 3/4 of the area adopt it", matter: "DT01",
      yes: Side(heads: 139, area: 1_500_000), no: Side(heads: 46, area: 500_000), outcome: .adopted,
      holds: [true, true, true, true]),
    Vector(
      name: "19999.99 m² are no quorum, whatever the heads", matter: "TC01", yes: Side(heads: 120, area: 1_100_000),
      no: Side(heads: 80, area: 899_999), outcome: .noQuorum, holds: [false, true, true, true]),
    Vector(
      name: "184 heads are no quorum, whatever the area", matter: "TC01", yes: Side(heads: 100, area: 1_200_000),
      no: Side(heads: 84, area: 1_000_000), outcome: .noQuorum, holds: [true, false, true, true]),
  ]

  /// 300 units of 30000.00 m²: those who vote, the others, one owner of five, and the developer's twenty.
  static func register(_ vector: Vector) -> String {
    let voting = vector.yes.heads + vector.no.heads
    let others = Side(heads: 275 - voting, area: 2_750_000 - vector.yes.area - vector.no.area)
    let areas = vector.yes.units + vector.no.units + others.units
    var lines = ["房号,专有部分面积,业主,销售状态,用途"]
    for (index, area) in areas.enumerated() {
      lines.append("\(index + 1),\(metres(area)),owner-\(String(1_000 + index).dropFirst()),已售,住宅")
    }
    lines += (1...5).map { "A-\($0),100.00,mr-a,已售,住宅" }
    lines += (1...20).map { "K-\($0),100.00,developer,未售,住宅" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func metres(_ hundredths: Int64) -> String {
    "\(hundredths / 100).\(String(100 + hundredths % 100).dropFirst())"
  }

  @Test("through register, frozen roll and papers, to a result that a reader can do on paper", arguments: vectors)
  func vector(_ vector: Vector) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let kept = try await neighbourhood.perform(
      "keep-register", as: "registrar", ["area": "99030100100101", "units": Self.register(vector)])
    guard case .entered = kept else { throw ProxyTests.NoBallot() }
    try await neighbourhood.deliberate(
      matter: vector.matter, as: "lift", by: "tang@qinghe-residents", proposer: "fang@owners-committee")
    let called = try await neighbourhood.perform(
      "call-ballot", as: "shen",
      [
        "case": try neighbourhood.kept("lift"), "proposal": try neighbourhood.kept("lift.proposal"), "version": "1",
        "closes": neighbourhood.now.advanced(byDays: 9).rfc3339(clock: .china),
      ])
    guard case .entered(let receipt) = called else { throw ProxyTests.NoBallot() }
    let about = ["case": try neighbourhood.kept("lift"), "ballot": receipt.made ?? ""]
    let ballot = BallotID(about["ballot"] ?? "")
    guard case .entered = try await neighbourhood.perform("print-papers", as: "shen", about) else {
      throw ProxyTests.NoBallot()
    }
    let printed = try #require(try await neighbourhood.room.papers(of: "1", in: ballot)).printed
    #expect(printed.voters.count == 277, "300 units, 277 heads")

    for (place, voter) in printed.voters.enumerated() {
      guard let owner = Int(voter.text.replacing("owner-", with: "")) else { continue }
      let choice = owner < vector.yes.heads ? "yes" : owner < vector.yes.heads + vector.no.heads ? "no" : nil
      guard let choice else { continue }
      let number = printed.batch.first + place
      let fields = about.merging([
        "batch": "1", "number": String(number), "code": PaperCode.code(ballot: ballot, batch: "1", number: number),
        "source": "paper", "choice": choice,
      ]) { $1 }
      for seat in ["shen", "gao"] {
        guard case .entered = try await neighbourhood.perform("enter-paper-ballot", as: seat, fields) else {
          throw ProxyTests.NoBallot()
        }
      }
    }
    neighbourhood.wait(days: 10)
    guard case .entered = try await neighbourhood.perform("close-ballot", as: "shen", about) else {
      throw ProxyTests.NoBallot()
    }
    let counted = try #require(
      try await neighbourhood.room.dossier(CaseID(about["case"] ?? ""), postPage: 1)?.ballots.last)
    let result = try #require(counted.result)
    #expect(result.all.heads == 277 && result.all.area == 3_000_000)
    #expect(result.participating.heads == Int64(vector.yes.heads + vector.no.heads))
    #expect(result.participating.area == vector.yes.area + vector.no.area)
    #expect(result.yes.heads == Int64(vector.yes.heads) && result.yes.area == vector.yes.area)
    #expect(result.outcome == vector.outcome)
    #expect(result.conditions.map(\.passed) == vector.holds, "\(result.conditions.map { $0.explain(.en) })")
    #expect(result.conditions.allSatisfy { $0.article.zh.contains("278") || $0.article.zh.contains("二百七十八") })
    try await ProxyTests.agrees(neighbourhood)
  }
}
