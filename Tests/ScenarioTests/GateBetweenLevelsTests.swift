import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Vocabulary
import Voting

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

  /// A list with a matter by which the residents' assembly of a community changes what it governs itself: as for
  /// other changes, and decided by the residents alone.
  static func withAssembly(_ entries: String) -> String {
    let holders = ["云汀区人民政府", "云汀区司法局", "石榴街道办事处"]
    return entries.split(separator: "\n").flatMap { row -> [String] in
      let line = String(row)
      guard line.contains(",ZL01,"), holders.contains(where: line.contains), !line.contains("参加表决") else {
        return [line]
      }
      let code = line.prefix { $0 != "," }
      let copy = line.replacing(code, with: String(code.prefix(12)) + "8" + code.dropFirst(13)).replacing(
        ",ZL01,", with: ",ZL02,")
      return [line, copy]
    }.joined(separator: "\n") + "\n"
  }

  static func matters() throws -> String {
    let matters = try Neighbourhood.sampleFile("matters.csv").split(separator: "\n").map(String.init)
    let line = matters.first { $0.hasPrefix("ZL01,") } ?? ""
    let assembly = line.replacing("ZL01,权责清单调整", with: "ZL02,社区自治事项调整")
      .replacing("QUALIFIED_MAJORITY", with: "RESIDENTS_ASSEMBLY")
    return (matters + [assembly]).joined(separator: "\n") + "\n"
  }

  /// A change of the committee's own duty of receiving, which it did not ask for.
  static func reworded(_ entries: String) -> String {
    withAssembly(
      entries.split(separator: "\n").map { row -> String in
        row.hasPrefix("9903014014001600,") ? String(row).replacing("首接负责", with: "首接负责并当面答复") : String(row)
      }.joined(separator: "\n") + "\n")
  }

  @Test("lets the assembly of the community change its own matter by its vote, and publishes the change")
  func assembly() async throws {
    let entries = try Neighbourhood.sampleFile("entries.csv")
    let neighbourhood = try await Neighbourhood.founded(
      tables: ["entries": Self.withAssembly(entries), "matters": try Self.matters()])
    var tables = try Neighbourhood.version("2027.1", entries: Self.reworded)
    tables["matters"] = try Self.matters()

    // The same change is refused where the parties vote, and where the assembly of another community does.
    try await neighbourhood.openInventoryCase("parties")
    let byParties = Self.refusal(try await neighbourhood.draft(tables, in: "parties"))
    #expect(byParties?.code == .assemblyVoteRequired && byParties?.entry == "9903014014001600", "\(byParties as Any)")
    try await neighbourhood.openInventoryCase("egret", matter: "ZL02", area: "990301001002")
    let byOthers = Self.refusal(try await neighbourhood.draft(tables, in: "egret"))
    #expect(byOthers?.code == .assemblyVoteRequired && byOthers?.holders == ["qinghe-committee"])

    try await neighbourhood.openInventoryCase("zl", matter: "ZL02", area: "990301001001")
    let draft = try InventoryProcedureTests.made(await neighbourhood.draft(tables, in: "zl"))
    _ = try await neighbourhood.review(draft, in: "zl").entered()
    let residents = ["lin"] + ["zhou", "tang", "wu", "fang"].map { $0 + "@qinghe-residents" }
    try await neighbourhood.resolve(draft, in: "zl", voters: residents, isWaiting: true)
    let dossier = try await neighbourhood.room.dossier(CaseID(try neighbourhood.kept("zl")), postPage: 1)
    let ballot = try #require(dossier?.ballots.last)
    #expect(ballot.rule.id == "RESIDENTS_ASSEMBLY" && ballot.votes.count == residents.count)
    _ = try await neighbourhood.publish(draft, in: "zl").entered()

    let published = try #require(try await neighbourhood.room.inventory(version: "2027.1"))
    #expect(published.entry("9903014014001600")?.duty.zh.contains("当面答复") == true)
  }

  @Test("does not publish a change of self-government that its assembly voted down")
  func votedDown() async throws {
    let entries = try Neighbourhood.sampleFile("entries.csv")
    let neighbourhood = try await Neighbourhood.founded(
      tables: ["entries": Self.withAssembly(entries), "matters": try Self.matters()])
    var tables = try Neighbourhood.version("2027.1", entries: Self.reworded)
    tables["matters"] = try Self.matters()
    try await neighbourhood.openInventoryCase("zl", matter: "ZL02", area: "990301001001")
    let draft = try InventoryProcedureTests.made(await neighbourhood.draft(tables, in: "zl"))
    _ = try await neighbourhood.review(draft, in: "zl").entered()
    let residents = ["lin"] + ["zhou", "tang", "wu", "fang"].map { $0 + "@qinghe-residents" }
    await #expect(throws: NotEntered.self) {
      try await neighbourhood.resolve(draft, in: "zl", voters: residents, choice: "no", isWaiting: true)
    }
    #expect(Self.refusal(try await neighbourhood.publish(draft, in: "zl"))?.code == .draftNotResolved)
    #expect(try await neighbourhood.room.inventoryVersions().count == 1)
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
