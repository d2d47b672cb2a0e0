import Foundation
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Drafts of the inventory on pages") struct DraftPageTests {
  /// A town in which a draft gives the receiving of blocked fire lanes to another department, with a case open there.
  private func drafted() async throws -> (town: Town, draft: ProposalID) {
    let town = try await Town.founded()
    let neighbourhood = town.neighbourhood
    try await neighbourhood.tell(
      json: """
        [{"as": "lin", "do": "file-case", "keep": "lane", "with": {"matter": "XF01", "area": "990301001001",
          "title": "消防通道停满了车", "text": "救护车进不来。"}}]
        """)
    try await neighbourhood.openInventoryCase("zl")
    let tables = try Neighbourhood.version("2027.1") { entries in
      entries.split(separator: "\n").map { row in
        row.hasPrefix("9903013012003200,")
          ? String(row).replacing("石榴街道办事处,街道", with: "云汀区城市管理局,政府部门") : String(row)
      }.joined(separator: "\n") + "\n"
    }
    guard case .entered(let receipt) = try await neighbourhood.draft(tables, in: "zl"), let made = receipt.made else {
      throw Unknown("draft", "zl")
    }
    return (town, ProposalID(made))
  }

  @Test("show difference, findings, open cases, review and digest in one place", arguments: Language.allCases)
  func ownPlace(_ language: Language) async throws {
    let (town, draft) = try await drafted()
    let words = try Town.words(language)
    func page() async throws -> String {
      town.text(try await town.house.draft(draft, try await town.visit(nil, Address.draft(draft), in: language)))
    }
    let kept = try #require(try await town.neighbourhood.room.inventoryDraft(draft)).draft
    let before = try await page()

    #expect(Markup(before).faults.isEmpty, "\(Markup(before).faults)")
    for said in [
      kept.drafted.digest, words["draft.no-review"], words["draft.stage.drafted"], words["effect.new-lead"],
      "/inventory/compare?from=2026.1&amp;to=\(draft.text)", "/inventory/findings?version=\(draft.text)",
      Address.theCase(try town.id("lane")), Address.theCase(try town.id("zl")),
    ] { #expect(before.contains(said), "\(said)") }
    #expect(before.contains("draft-notice"))

    _ = try await town.neighbourhood.review(draft.text, in: "zl")
    let after = try await page()
    #expect(after.contains(words["draft.review.passed"]) && after.contains("已审查依据、权限和程序。"))
    #expect(after.contains(words["draft.stage.reviewed"]) && !after.contains(words["draft.no-review"]))
    let inCase = try await town.theCase("zl", as: nil, in: language)
    #expect(Markup(inCase).faults.isEmpty && inCase.contains("id=\"draft-\(draft.text)\""))
    #expect(inCase.contains(kept.drafted.digest) && inCase.contains(words["draft.review.passed"]))
    let history = town.text(
      try await town.house.inventoryVersions(try await town.visit(nil, "/inventory/versions", in: language)))
    #expect(Markup(history).faults.isEmpty && history.contains(Address.draft(draft)))
    #expect(history.contains(words["versions.founding"]))
  }

  @Test("carry the draft from page to page, each well-formed and marked as a draft", arguments: Language.allCases)
  func everyPage(_ language: Language) async throws {
    let (town, draft) = try await drafted()
    let house = town.house
    let visit = try await town.visit(nil, "/inventory", query: [("version", draft.text)], in: language)
    let area = try #require(AreaCode("990301001001"))
    let faces = [
      try await house.inventory(visit), try await house.entries(visit), try await house.findings(visit),
      try await house.areas(visit), try await house.area(area, visit), try await house.matter("XF01", visit),
      try await house.parties(visit), try await house.party("urban-management", visit),
      try await house.entry("9903014014001100", visit), try await house.who(nil, faults: [], visit),
    ]
    let notice = try Town.words(language)("draft.notice", ["version": "2027.1"])
    for html in faces.map(town.text) {
      #expect(Markup(html).faults.isEmpty, "\(Markup(html).faults)")
      #expect(html.contains(notice))
      let links = (Markup(html).values["href"] ?? []).filter { link in
        ["/inventory/matters/", "/inventory/areas/", "/inventory/entries/", "/parties/"].contains { link.hasPrefix($0) }
      }
      let lost = links.filter { !$0.contains("version=\(draft.text)") }
      #expect(lost.isEmpty, "\(lost.prefix(3))")
    }
  }

  @Test("say when the base was replaced or the day has passed") func hindrances() async throws {
    let (town, draft) = try await drafted()
    let words = try Town.words(.zh)
    try await town.neighbourhood.publishThroughProcedure(
      try Neighbourhood.version("2026.9", from: "2027-01-04"), keep: "other")
    func page() async throws -> String {
      town.text(try await town.house.draft(draft, try await town.visit(nil, Address.draft(draft))))
    }
    #expect(try await page().contains(words("draft.outdated", ["base": "2026.1", "version": "2026.9"])))
    town.neighbourhood.wait(days: 300)
    #expect(try await page().contains(words["draft.late"]))
  }

  @Test("of an unknown id are not found") func unknown() async throws {
    let town = try await Town.told()
    await #expect(throws: Unknown.self) { _ = try await town.house.draft("none", try await town.visit(nil)) }
    await #expect(throws: Unknown.self) {
      _ = try await town.house.inventory(try await town.visit(nil, "/inventory", query: [("version", "none")]))
    }
  }
}
