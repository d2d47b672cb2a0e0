import Foundation
import Testing
import Vocabulary
import Voting

/// Where real elections with known outcomes lie; without it these suites are skipped.
let realData = ProcessInfo.processInfo.environment["GONGZHI_REAL_DATA"].map { URL(fileURLWithPath: $0) }

@Suite(
  "Dual majorities with known outcomes", .enabled(if: realData != nil, "skipped: GONGZHI_REAL_DATA names no folder"))
struct RealDualMajorities {
  private struct Case: Decodable {
    struct Unit: Decodable {
      let owner: String
      let area: String
      let ballot: Choice?
    }
    struct Expected: Decodable {
      let heads, participating_heads, yes_heads: Int64
      let area, participating_area, yes_area: String
      let quorum_heads, quorum_area, quorum, passed: Bool
    }
    let name: String
    let special: Bool
    let units: [Unit]
    let expected: Expected
  }

  /// Reads `4781/2` m² as hundredths.
  private func area(_ fraction: String) throws -> Int64 {
    let parts = try fraction.split(separator: "/").map { try #require(Int64($0)) }
    return parts[0] * 100 / (parts.count == 2 ? parts[1] : 1)
  }

  @Test("come out the same, sum by sum")
  func cases() throws {
    let file = try #require(realData).appendingPathComponent("dual-majority/cases.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    for example in cases {
      let rows = example.units.enumerated().map { index, unit in
        TableRow(line: index + 1, cells: ["unit": "u\(index)", "area": unit.area, "owners": unit.owner])
      }
      var votes: [PersonID: Choice] = [:]
      for unit in example.units { votes[PersonID(unit.owner)] = unit.ballot }
      let rule = example.special ? VotingRules.ownersSpecial : VotingRules.ownersGeneral
      let result = count(rule, roll: try UnitRegister(rows: rows).roll(), votes: votes)
      let expected = example.expected
      #expect(result.all.heads == expected.heads, "\(example.name)")
      #expect(try result.all.area == area(expected.area), "\(example.name)")
      #expect(result.participating.heads == expected.participating_heads, "\(example.name)")
      #expect(try result.participating.area == area(expected.participating_area), "\(example.name)")
      #expect(result.yes.heads == expected.yes_heads, "\(example.name)")
      #expect(try result.yes.area == area(expected.yes_area), "\(example.name)")
      #expect(result.conditions[0].passed == expected.quorum_area, "\(example.name)")
      #expect(result.conditions[1].passed == expected.quorum_heads, "\(example.name)")
      #expect((result.outcome != .noQuorum) == expected.quorum, "\(example.name)")
      #expect(result.isAdopted == expected.passed, "\(example.name)")
    }
  }
}
