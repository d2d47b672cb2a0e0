import Foundation
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Two versions on a page") struct ComparisonPageTests {
  private func versions() async throws -> (HouseFaces, old: CompiledInventory, new: CompiledInventory, Town) {
    let town = try await Town.told()
    let old = try #require(try await town.neighbourhood.room.inventory(at: town.neighbourhood.now))
    var tables = old.tables
    tables.version = "2027.1"
    tables.change(FindingsPageTests.intake) { $0.holder = .party("subdistrict") }
    tables.change("9903014014001200") { $0.duty = Bilingual(zh: "三日内召集", en: "convene within three days") }
    return (town.house, old, CompiledInventory(tables), town)
  }

  @Test("say who gains and who loses the stage, where and when", arguments: Language.allCases)
  func changes(_ language: Language) async throws {
    let (_, old, new, _) = try await versions()
    let words = try Town.words(language)
    let drawing = DifferenceDrawing(
      names: Names(words: words, inventory: new, versions: [old.version: old]), old: old, new: new)
    let difference = old.difference(to: new)
    let parties = drawing.parties(difference.changes)

    let gain = try #require(parties.first { $0.href == "/parties/subdistrict" }?.changes.first)
    let loss = try #require(parties.first { $0.href == "/parties/qinghe-committee" }?.changes.first)
    #expect(gain.gained == [words["role.lead"]] && loss.lost.contains(words["role.lead"]))
    #expect(gain.place.href.hasPrefix("/inventory/matters/GJ01?") && gain.place.href.hasSuffix("#stage-1"))
    #expect(difference.amendments.map { drawing.item($0) }.first?.fields.first?.new == "三日内召集")
    let level = try #require(difference.transfers.first { $0.level == .community }.map { drawing.line($0) })
    #expect(level.tone == "same")
  }

  @Test("say what becomes of each open case") func cases() async throws {
    let (_, old, new, town) = try await versions()
    let effects = try await town.neighbourhood.room.effects(of: new, after: old, today: new.tables.effectiveFrom)
    let qinghe = try #require(AreaCode("990301001001"))
    let open = effects.items.filter {
      $0.open.matter == "GJ01" && $0.open.stage == .intake && qinghe.contains($0.open.area)
    }

    #expect(!effects.items.isEmpty && !effects.isCut)
    #expect(open.allSatisfy { $0.effect.outcome == .newLead && $0.effect.after == ["subdistrict"] })
    #expect(effects.items.filter { $0.open.matter != "GJ01" }.allSatisfy { $0.effect.outcome == .unchanged })
  }

  @Test("of one version with itself say the same") func same() async throws {
    let (house, _, _, town) = try await versions()
    for language in Language.allCases {
      let html = town.text(
        try await house.comparison(try await town.visit(nil, "/inventory/compare", in: language)))
      #expect(html.contains(try Town.words(language)["compare.same"]) && Markup(html).faults.isEmpty)
    }
  }

  @Test("of a version that does not exist are not found") func unknown() async throws {
    let (house, _, _, town) = try await versions()
    await #expect(throws: Unknown.self) {
      _ = try await house.comparison(try await town.visit(nil, query: [("from", "none"), ("to", "2026.1")]))
    }
  }
}
