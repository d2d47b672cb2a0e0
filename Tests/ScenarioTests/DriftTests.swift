import Foundation
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@Suite("Practice apart from the list") struct DriftTests {
  @Test("is found case by case: three cases that a non-lead took over are three findings with their numbers")
  func threeCases() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    var taken: [String] = []
    for number in 1...5 {
      let id = try await GateTests.filed(in: neighbourhood)
      guard number <= 3 else {
        // The listed lead handles these.
        _ = try await neighbourhood.perform("accept-case", as: "shen", ["case": id])
        continue
      }
      _ = try await neighbourhood.perform(
        "offer-handover", as: "shen", ["case": id, "party": "subdistrict", "reason": "街道来办"])
      let accepted = try await neighbourhood.perform("accept-handover", as: "gao", ["case": id])
      guard case .entered = accepted else {
        Issue.record("\(accepted)")
        return
      }
      // It goes on handling the case; the case stays one finding.
      _ = try await neighbourhood.perform("convene-deliberation", as: "gao", ["case": id, "question": "怎么修?"])
      taken.append(id)
    }
    let report = try await neighbourhood.room.drift(from: nil, through: nil)
    #expect(report.cases == 5)
    #expect(report.findings.map(\.subject.text) == taken)
    for drift in report.findings {
      #expect(drift.party == "subdistrict" && drift.leads == ["qinghe-committee"] && drift.version == "2026.1")
      #expect(drift.stages == [.intake, .deliberation])
      #expect(drift.finding.rule == .drift && drift.finding.codes == ["9903014014001100", "9903014014001200"])
      #expect(drift.finding.message.zh.contains(drift.subject.text))
      #expect(drift.finding.message.en.contains(drift.subject.text))
    }
    // The same from the file, read by itself; and only within the days asked for.
    let reader = try DriftReader(directory: neighbourhood.directory.path)
    #expect(try reader.drift(from: nil, through: nil) == report)
    let today = CivilClock.china.date(of: neighbourhood.now)
    #expect(try reader.drift(from: today, through: today) == report)
    #expect(try reader.drift(from: today.advanced(byDays: 1), through: nil).cases == 0)
    #expect(try reader.drift(from: nil, through: today.advanced(byDays: -1)).cases == 0)
  }
}
