import Cases
import Foundation
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Who may do this here, and why not me") struct PowersPanelTests {
  @Test("names every act that the list gives at the stage, with who holds it", arguments: Gallery.cases)
  func complete(_ name: String) async throws {
    let town = try await Town.told()
    let (room, now) = (town.neighbourhood.room, town.neighbourhood.now)
    let standing = try #require(try await room.standing(try town.id(name)))
    let inventory = try #require(try await room.inventory(at: now))
    let html = try await town.theCase(name, as: nil, in: .zh)
    let words = try Town.words(.zh)
    let open = standing.openCommands.compactMap { Commands.named($0)?.act }
    var held = 0
    for act in Act.allCases {
      let holders = inventory.holders(
        of: act, matter: standing.matter, stage: standing.stage, area: standing.area, at: now)
      guard !holders.isEmpty, !open.contains(act) else { continue }
      held += 1
      #expect(html.contains(">\(words["actname.\(act.rawValue)"])</span>"), "\(act)")
      for holding in holders { #expect(html.contains("/parties/\(holding.party.text)\""), "\(act) \(holding.party)") }
    }
    #expect(html.contains(words["may.others"]) == (held > 0))
    #expect(html.contains("/inventory/who?matter=\(standing.matter.text)"))
    #expect(html.contains("/inventory/matters/\(standing.matter.text)?area="))
  }

  @Test("cites the article even where the rules of the case say no", arguments: Language.allCases)
  func article(_ language: Language) async throws {
    let town = try await Town.told()
    for name in Gallery.cases {
      for reader in ["lin", "shen@qinghe-committee", "du"] {
        let html = try await town.theCase(name, as: reader, in: language)
        let words = try Town.words(language)
        for piece in html.components(separatedBy: "<div class=\"refusal\">").dropFirst() {
          let refusal = piece.components(separatedBy: "</dl>").first ?? piece
          let code =
            refusal.components(separatedBy: "<dd class=\"code\">").dropFirst().first?.prefix { $0 != "<" } ?? ""
          guard ["not-the-receiver", "ballot-still-open", "wrong-state"].contains(String(code)) else { continue }
          #expect(refusal.contains(words["cite.basis"]), "\(name) \(reader) \(code)")
        }
      }
    }
  }
}
