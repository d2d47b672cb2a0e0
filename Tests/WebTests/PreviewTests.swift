import Foundation
import Testing
import Vocabulary

@testable import Web

/// The folder `Resources` of the package.
let resources = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Resources").path()

/// The renderer of the package's own resources, loaded once.
let loaded = Result { try PageRenderer(resources: resources) }

@Suite("A preview")
struct PreviewTests {
  /// Set `GONGZHI_PREVIEW` to a folder to have every page written there in both languages, to look at in a browser.
  @Test(
    "writes every page in both languages", .enabled(if: ProcessInfo.processInfo.environment["GONGZHI_PREVIEW"] != nil))
  func preview() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["GONGZHI_PREVIEW"])
    let renderer = try loaded.get()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for language in Language.allCases {
      for page in Samples(words: renderer.words(language)).pages {
        let html = renderer.layout(
          page.chrome, in: language, parts: page.parts.map { renderer.anyPart($0, in: language) })
        try Data(html).write(to: URL(filePath: "\(folder)/\(page.file).\(language.rawValue).html"))
      }
    }
  }
}

extension PageRenderer {
  /// A part whose type is not known here.
  func anyPart(_ page: any Page, in language: Language) -> [UInt8] { part(page, in: language) }
}

/// A rendered page as text.
func text(_ html: [UInt8]) -> String { String(decoding: html, as: UTF8.self) }
