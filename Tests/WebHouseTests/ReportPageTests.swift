import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Petitions, reports and readers on pages") struct ReportPageTests {
  @Test("say how many households endorsed, and what is needed", arguments: Language.allCases)
  func petition(_ language: Language) async throws {
    let town = try await Town.told()
    let words = try Town.words(language)
    let html = try await town.theCase("gate", as: nil, in: language)
    #expect(html.contains(words("petition.count", ["endorsed": "3", "households": "22"])))
    #expect(html.contains(words("petition.needed", ["share": "1/5", "needed": "5"])))
    #expect(Markup(html).faults.isEmpty)
  }

  @Test("offer endorsing to those who have not, and taking it back to those who have")
  func offers() async throws {
    let town = try await Town.told()
    let path = "action=\"/cases/\(try town.id("gate").text)/endorsements"
    let endorsed = try await town.theCase("gate", as: "zhou@qinghe-residents")
    #expect(endorsed.contains(path + "/withdrawal\"") && !endorsed.contains(path + "\""))
    let other = try await town.theCase("gate", as: "fang@qinghe-residents")
    #expect(other.contains(path + "\"") && !other.contains(path + "/withdrawal\""))
  }

  @Test("show the share of each community with its cases, and a way there", arguments: Language.allCases)
  func share(_ language: Language) async throws {
    let town = try await Town.told()
    let words = try Town.words(language)
    let visit = try await town.visit(nil, "/reports/administrative-share", in: language)
    let html = town.text(try await town.house.administrativeShare(in: nil, area: nil, faults: [], visit))
    let report = try await town.neighbourhood.room.administrativeShare(
      in: CivilMonth(of: CivilClock.china.date(of: visit.now)), area: nil, at: visit.now)
    for community in report.communities {
      #expect(html.contains("/parties/\(community.party.text)\""))
      for item in community.items { #expect(html.contains("/cases/\(item.subject.text)")) }
      if let permille = community.share.permille {
        #expect(html.contains(words("share.share", ["percent": "\(permille / 10).\(permille % 10)"])))
      }
    }
    #expect(html.contains(words("share.limit", ["percent": "50"])) && Markup(html).faults.isEmpty)
    let inventory = town.text(try await town.house.inventory(try await town.visit(nil, "/inventory", in: language)))
    #expect(inventory.contains("href=\"/reports/administrative-share\""))
  }

  @Test("list who read a private field, without saying what it says", arguments: Language.allCases)
  func readers(_ language: Language) async throws {
    let town = try await Town.told()
    _ = try await town.theCase("bench", as: "shen@qinghe-committee", in: language)
    let own = town.text(
      try await town.house.privacy(of: nil, try await town.visit("lin", "/privacy", in: language)))
    #expect(own.contains("/parties/qinghe-committee\"") && own.contains("联系提交人、核实办理结果"))
    #expect(!own.contains(PrivacyTests.contact) && own.contains("/privacy/readings.csv"))
    #expect(!own.contains("/privacy?of=everyone") && Markup(own).faults.isEmpty)
    let holder = town.text(
      try await town.house.privacy(of: "everyone", try await town.visit("du", "/privacy", in: language)))
    #expect(holder.contains("/people/\(try town.neighbourhood.seat("lin").person.text)\""))
    #expect(!holder.contains(PrivacyTests.contact))
  }
}
