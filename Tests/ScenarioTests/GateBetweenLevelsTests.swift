import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Vocabulary

/// What may be handed down, and what nobody may take: admission from above, adjustment from below, self-government.
@Suite("The gate between levels") struct GateBetweenLevelsTests {
  static func refusal(_ verdict: Verdict) -> Refusal? { GateTests.refusal(verdict) }

  /// The list with a column for means, and a task that comes down to a residents' committee, with or without means.
  static func handedDown(means: String, to holder: String = "青禾社区居民委员会") -> (String) -> String {
    { entries in
      var lines = entries.split(separator: "\n").map(String.init)
      let template = lines.first { $0.hasPrefix("9903014013100100,") } ?? ""
      let task = template.replacing("9903014013100100", with: "9903014013109900")
        .replacing("占用消防通道:现场协助", with: "占用消防通道:夜间巡查").replacing("青禾社区居民委员会", with: holder)
        .replacing("execute;report", with: "report;escalate")
      lines = lines.enumerated().map { $1 + ($0 == 0 ? ",保障措施" : ",") }
      return (lines + [task + "," + means]).joined(separator: "\n") + "\n"
    }
  }

  private func draft(
    _ neighbourhood: Neighbourhood, from day: String = "2027-06-01", as seat: String = "registrar", path: String,
    _ change: (String) -> String
  ) async throws -> Verdict {
    var tables = try Neighbourhood.version("2027.1", from: day, entries: change)
    if path == "admission" { tables["reported"] = "市政府办〔2026〕12号" }
    return try await neighbourhood.draft(tables, in: "zl", as: seat, path: path)
  }

  @Test("lets nothing down to a community without admission and means, and lets it down with both")
  func admission() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    let sneaked = try #require(
      Self.refusal(try await draft(neighbourhood, path: "adjustment", Self.handedDown(means: "每年两万元"))))
    #expect(sneaked.code == .admissionRequired && sneaked.holders == ["qinghe-committee"], "\(sneaked)")
    #expect(sneaked.details["entry"] == "9903014013109900")
    let bare = Self.refusal(try await draft(neighbourhood, path: "admission", Self.handedDown(means: "")))
    #expect(bare?.code == .resourcesMissing)

    let draft = try InventoryProcedureTests.made(
      await draft(neighbourhood, path: "admission", Self.handedDown(means: "每年两万元、专职一人")))
    _ = try await neighbourhood.review(draft, in: "zl").entered()
    try await neighbourhood.resolve(draft, in: "zl")
    _ = try await neighbourhood.publish(draft, in: "zl").entered()
    let kept = try #require(try await neighbourhood.room.inventoryDraft(ProposalID(draft)))
    #expect(kept.draft.drafted.reported == "市政府办〔2026〕12号")
  }

  @Test("wants an admission thirty working days ahead, decided within fifteen, and reported")
  func clocks() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    // 2026-11-24 and thirty working days, 1 January being a holiday of the sample: from 2027-01-07 on.
    let soon = try #require(
      Self.refusal(
        try await draft(neighbourhood, from: "2027-01-06", path: "admission", Self.handedDown(means: "一人"))))
    #expect(soon.code == .admissionTooSoon && soon.details["earliest"] == "2027-01-07", "\(soon)")
    var silent = try Neighbourhood.version("2027.1", entries: Self.handedDown(means: "一人"))
    silent["reported"] = nil
    await #expect(throws: Malformed.self) {
      try await neighbourhood.draft(silent, in: "zl", path: "admission")
    }
    let draft = try InventoryProcedureTests.made(
      await draft(neighbourhood, from: "2027-01-07", path: "admission", Self.handedDown(means: "一人")))
    _ = try await neighbourhood.review(draft, in: "zl").entered()
    neighbourhood.wait(days: 22)
    try await neighbourhood.resolve(draft, in: "zl")
    #expect(Self.refusal(try await neighbourhood.publish(draft, in: "zl"))?.code == .admissionLapsed)
  }

  @Test("lets a holder ask for a change of its own list, and not for one of another's")
  func adjustment() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    let others = Self.refusal(
      try await draft(neighbourhood, as: "gao", path: "adjustment", Self.handedDown(means: "")))
    #expect(others?.code == .admissionRequired)
    let own = Self.handedDown(means: "", to: "石榴街道办事处")
    _ = try await draft(neighbourhood, as: "gao", path: "adjustment", own).entered()
  }

  @Test("lets nobody but its holder change a matter of self-government without the assembly's vote")
  func autonomy() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl", area: "990301001000")
    let taken = try #require(
      Self.refusal(
        try await draft(neighbourhood, path: "adjustment") { entries in
          entries.split(separator: "\n").filter { !$0.hasPrefix("9903014014001600,") }.joined(separator: "\n") + "\n"
        }))
    #expect(taken.code == .assemblyVoteRequired && taken.holders == ["qinghe-committee"], "\(taken)")
    #expect(taken.entry == "9903014014001600")
  }

  @Test("refuses to publish a delegation of coercion")
  func delegation() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.openInventoryCase("zl")
    let drafted = try await draft(neighbourhood, path: "adjustment") { entries in
      entries.split(separator: "\n").map { row -> String in
        let line = String(row)
        guard line.hasPrefix("9903011091000300,") else { return line }
        return line.replacing("其他行政权力", with: "行政强制").replacing("占用消防通道:处置", with: "委托清除障碍物")
      }.joined(separator: "\n") + "\n"
    }
    let draft = try InventoryProcedureTests.made(drafted)
    _ = try await neighbourhood.review(draft, in: "zl").entered()
    try await neighbourhood.resolve(draft, in: "zl")
    let refusal = try #require(Self.refusal(try await neighbourhood.publish(draft, in: "zl")))
    #expect(refusal.findings.contains { $0.rule == "DELEGATION_CHAIN" }, "\(refusal)")
  }
}
