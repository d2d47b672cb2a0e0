import Proceedings
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("Text that people wrote") struct EscapeTests {
  /// Texts that would do something if a page showed them as they are.
  static let corpus = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>", "{{title}} {{{title}}}",
    "</textarea><b>", "</title><script>", "javascript:alert(1)", "&lt;b&gt; &amp; \"q\" 'q'", "<!-- parts -->", "]]>",
  ]

  @Test("is shown as text wherever it stands", arguments: corpus)
  func escaped(_ text: String) async throws {
    let town = try await Town.founded()
    let neighbourhood = town.neighbourhood
    func enter(_ command: String, _ seat: String, _ fields: [String: String]) async throws -> Receipt {
      switch try await neighbourhood.perform(command, as: seat, fields) {
      case .entered(let receipt): return receipt
      case let verdict:
        Issue.record("\(command): \(verdict)")
        throw Unknown("verdict", command)
      }
    }
    let filed = try await enter(
      "file-case", "lin",
      ["matter": "GJ01", "area": "990301001001", "title": text, "text": text, "contact": text])
    let id = try #require(filed.subject)
    let lead = "shen@qinghe-committee"
    let about = ["case": id.text]
    func with(_ fields: [String: String]) -> [String: String] { about.merging(fields) { $1 } }
    _ = try await enter("return-case", lead, with(["reason": text]))
    _ = try await enter("resubmit-case", "lin", with(["title": text, "text": text]))
    _ = try await enter("accept-case", lead, about)
    _ = try await enter("convene-deliberation", lead, with(["question": text]))
    let post = try await enter("add-post", "lin", with(["position": "for", "text": text]))
    _ = try await enter(
      "add-post", "zhou@qinghe-residents", with(["position": "question", "text": text, "parent": post.made ?? ""]))
    let proposal = try await enter("make-proposal", "song", with(["title": text, "text": text]))
    _ = try await enter(
      "revise-proposal", "song",
      with(["proposal": proposal.made ?? "", "base": "1", "title": text, "text": text + " 2", "note": text]))

    for language in Language.allCases {
      for reader in [nil, "lin", lead, "song"] {
        let html = town.text(
          try await town.house.theCase(
            id, postPage: 1, try await town.visit(reader, Address.theCase(id), in: language)))
        expectHarmless(html, text)
      }
      let visit = try await town.visit("lin", in: language)
      expectHarmless(town.text(try await town.house.home(visit)), text)
      expectHarmless(town.text(try await town.house.cases(CaseQuery(words: text), faults: [], visit)), text)
      expectHarmless(
        town.text(try await town.house.signIn(next: "/\(text)", login: text, problem: nil, visit)), text)
    }
  }
}
