import Foundation
import Record
import Testing
import Vocabulary

@testable import Web

@Suite("Pages of the house") struct PageTests {
  @Test("are well-formed and lack no word", arguments: Language.allCases)
  func wellFormed(_ language: Language) async throws {
    let town = try await Town.told()
    let keys = town.house.renderer.words(language).keys
    for picture in try await Gallery(town: town).pictures(in: language) {
      let markup = Markup(picture.html)
      #expect(markup.faults.isEmpty, "\(picture.name): \(markup.faults)")
      #expect(!markup.text.contains("??"), "\(picture.name)")
      let raw = markup.text.split { " \n\t，。：".contains($0) }.filter { isKey($0, keys) }
      #expect(raw.isEmpty, "\(picture.name): \(raw)")
    }
  }

  /// Whether a word looks like the key of a phrase: `case.accept-by`.
  private func isKey(_ word: Substring, _ keys: Set<String>) -> Bool {
    // The record spells kinds of events as it stores them.
    if EventKind(rawValue: String(word)) != nil { return false }
    if keys.contains(String(word)), word.contains(".") { return true }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }
      } && keys.contains { $0.hasPrefix(parts[0] + ".") }
  }

  @Test("say who may do what to those who are not signed in, without a form", arguments: Gallery.cases)
  func anonymous(_ name: String) async throws {
    let html = try await Town.told().theCase(name, as: nil)
    #expect(!html.contains("method=\"post\""))
    #expect(html.contains("/sign-in?next="))
  }

  /// Set `GONGZHI_GALLERY` to a folder to have every page written there, to look at in a browser.
  @Test("can be written to a folder", .enabled(if: ProcessInfo.processInfo.environment["GONGZHI_GALLERY"] != nil))
  func gallery() async throws {
    let folder = try #require(ProcessInfo.processInfo.environment["GONGZHI_GALLERY"])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for language in Language.allCases {
      for picture in try await Gallery(town: Town.told()).pictures(in: language) {
        try picture.html.write(toFile: "\(folder)/\(picture.name).html", atomically: true, encoding: .utf8)
      }
    }
  }
}
