import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("What is private") struct PrivacyTests {
  /// The contact that lin wrote when filing the bench.
  static let contact = "示例电话 000-0001"

  @Test("is shown to the filer and to the party that has the duty")
  func shown() async throws {
    let town = try await Town.told()
    #expect(try await town.theCase("bench", as: "lin").contains(Self.contact))
    #expect(try await town.theCase("bench", as: "shen@qinghe-committee").contains(Self.contact))
  }

  @Test("is shown to nobody else", arguments: [nil, "zhou", "xu", "gao", "du", "registrar", "fang@owners-committee"])
  func hidden(_ reader: String?) async throws {
    let town = try await Town.told()
    // The case is drawn for those who may see it first, so that a shared part would carry it on.
    _ = try await town.theCase("bench", as: "lin")
    for language in Language.allCases {
      #expect(try await !town.theCase("bench", as: reader, in: language).contains("000-0001"))
    }
  }

  @Test("of a vote is nobody's before the ballot is counted, except one's own")
  func votes() async throws {
    let town = try await Town.told()
    let own = try await town.theCase("park", as: "zhou@qinghe-owners")
    #expect(own.contains("您已投"))
    let other = try await town.theCase("park", as: "tang@qinghe-owners")
    #expect(!other.contains("您已投"))
    for html in [own, other] { #expect(!html.contains("class=\"vote-list\"")) }
  }

  @Test("of a vote is not in the record either, before the ballot is counted: only a commitment is")
  func recordedVotes() async throws {
    let town = try await Town.told()
    let open = [try town.id("park").text, try town.id("room").text]
    var enclosed = 0
    for first in stride(from: 0, to: try await town.neighbourhood.room.root().size, by: 30) {
      let html = town.text(try await town.house.record(from: first, try await town.visit(nil)))
      let votes = html.split(separator: "<li ").filter { line in
        line.contains("vote.enclosed") && open.contains { line.contains($0) }
      }
      enclosed += votes.count
      for vote in votes {
        #expect(!vote.contains("choice") && !vote.contains("marking") && vote.contains("commitment"))
      }
      #expect(!html.contains("vote.cast"))
    }
    #expect(enclosed == 4, "two votes of yes or no, two on options")
  }
}
