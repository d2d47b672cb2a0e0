import Foundation
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("The findings of the list") struct FindingsPageTests {
  /// The intake of public space in Qinghe, which the residents' committee leads.
  static let intake: EntryCode = "9903014014001100"

  @Test("tell a planted gap with its counterexample, and lead to its cell", arguments: Language.allCases)
  func gap(_ language: Language) async throws {
    let planted = try await PlantedTown { $0.change(Self.intake) { $0.role = .support } }
    let html = try await planted.page({ $0.findings }, in: language)
    let words = try Town.words(language)

    #expect(Markup(html).faults.isEmpty)
    #expect(html.contains("GAP_NO_LEAD") && html.contains(words["check.GAP_NO_LEAD"]))
    #expect(html.contains(words["findings.blocked"]))
    #expect(html.contains("/inventory/matters/GJ01?area=9903010010") && html.contains("#stage-1\""))
    #expect(html.contains("/inventory/entries/\(Self.intake)"))
    #expect(html.contains(words["inventory.change"]))
  }

  @Test("tell a planted overlap with both entries") func overlap() async throws {
    let planted = try await PlantedTown {
      $0.copy(Self.intake, as: "9903019999000100") { $0.holder = .party("orange-heart") }
    }
    let html = try await planted.page({ $0.findings })

    #expect(html.contains("OVERLAP_MULTI_LEAD") && html.contains("9903019999000100") && html.contains("\(Self.intake)"))
  }

  @Test("of a sound list say what was checked", arguments: Language.allCases)
  func clean(_ language: Language) async throws {
    let planted = try await PlantedTown { _ in }
    let html = try await planted.page({ $0.findings }, in: language)
    let words = try Town.words(language)

    #expect(html.contains(words["findings.empty"]) && html.contains(words["findings.clean"]))
    for rule in CheckRule.checked { #expect(html.contains(rule.rawValue)) }
    for rule in CheckRule.allCases {
      #expect(words.phrase("check.\(rule.rawValue)") != nil && words.phrase("check.\(rule.rawValue).why") != nil)
    }
  }

  @Test("name a day that cannot be read, and judge today") func badDay() async throws {
    let planted = try await PlantedTown { _ in }
    let html = try await planted.page({ $0.findings }, [("on", "tomorrow<b>")])

    #expect(html.contains("tomorrow&lt;b&gt;") && Markup(html).faults.isEmpty)
  }

  @Test("are worked out once for a version and its days") func kept() async throws {
    let planted = try await PlantedTown { _ in }
    let inventory = try #require(
      try await planted.town.neighbourhood.room.inventory(at: planted.town.neighbourhood.now))
    let day = CheckedDays(on: inventory.tables.effectiveFrom)
    let studies = Studies(keeping: 2)
    let first = studies.findings(of: inventory, day)

    #expect(studies.findings(of: inventory, day) == first)
    #expect(first == inventory.check(on: day.from))
    #expect(studies.findings(of: CompiledInventory(inventory.tables), day) == first)
    _ = studies.search(in: inventory)
    _ = studies.coverage(of: inventory, on: day.from)
    #expect(studies.findings(of: inventory, day) == first)
  }

  @Test("hold names that would do harm as text", arguments: EscapeTests.corpus)
  func hostile(_ text: String) async throws {
    let planted = try await PlantedTown { tables in
      tables.change(Self.intake) {
        $0.role = .support
        $0.name = Bilingual(zh: text, en: text)
      }
      tables.parties = tables.parties.map {
        Party(id: $0.id, name: Bilingual(zh: text, en: text), kind: $0.kind, area: $0.area, superior: $0.superior)
      }
      tables.matters = tables.matters.map {
        Matter(
          code: $0.code, name: Bilingual(zh: text, en: text), track: $0.track, matterClass: $0.matterClass,
          stages: $0.stages, votingRule: $0.votingRule, description: Bilingual(zh: text, en: text), limits: $0.limits)
      }
    }
    for language in Language.allCases {
      for page in planted.pages {
        expectHarmless(try await planted.page({ page($0) }, [("q", text)], in: language), text)
      }
    }
  }
}

extension PlantedTown {
  /// The pages of the inventory that need nothing but the visit.
  var pages: [(HouseFaces) -> (Visit) async throws -> Face] {
    [
      { $0.findings }, { $0.inventory }, { $0.inventoryVersions }, { $0.areas },
      { house in { try await house.matter("GJ01", $0) } },
      { house in { try await house.party("qinghe-committee", $0) } },
      { house in { try await house.entry(FindingsPageTests.intake, $0) } },
      { house in { try await house.who(nil, faults: [], $0) } },
    ]
  }
}

/// Expects that a page shows a text as text.
func expectHarmless(_ html: String, _ text: String) {
  let markup = Markup(html)
  let faults = markup.faults.filter { !$0.hasPrefix("a tag of a template") || !text.contains("{{") }
  #expect(faults.isEmpty, "\(faults)")
  #expect(!markup.names.contains("script") && !markup.names.contains("img"))
  #expect(!(markup.values["href"] ?? []).contains { $0.hasPrefix("javascript") })
  #expect(!html.contains("onerror=alert(1)>") && !html.contains("onload=alert(1)>"))
}
