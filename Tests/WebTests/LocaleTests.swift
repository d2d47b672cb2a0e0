import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite("Locale files")
struct LocaleTests {
  let renderer: PageRenderer

  init() throws { renderer = try loaded.get() }

  @Test("have the same keys in both languages, but for the singular of one")
  func sameKeys() {
    let zh = renderer.words(.zh).keys
    let en = renderer.words(.en).keys

    #expect(zh.subtracting(en).isEmpty)
    #expect(en.subtracting(zh).allSatisfy { $0.hasSuffix(".one") && zh.contains(String($0.dropLast(4))) })
  }

  @Test("have every key that a template asks for")
  func keysOfTemplates() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: resources + "/templates") {
      let text = try String(contentsOfFile: "\(resources)/templates/\(name)", encoding: .utf8)
      for language in Language.allCases {
        let missing = TemplateText.keys(in: text).subtracting(renderer.words(language).keys)
        #expect(missing.isEmpty, "\(name) asks for \(missing.sorted()) in \(language.rawValue)")
      }
    }
  }

  @Test("say every refusal, with what to do about it", arguments: Language.allCases)
  func refusals(language: Language) {
    let words = renderer.words(language)
    for code in Refusal.Code.allCases {
      #expect(words.phrase("refusal.\(code.rawValue)") != nil, "refusal.\(code.rawValue)")
      #expect(words.phrase("refusal.\(code.rawValue).advice") != nil, "refusal.\(code.rawValue).advice")
    }
  }

  @Test("name every act and every kind of party", arguments: Language.allCases)
  func closedLists(language: Language) {
    let words = renderer.words(language)
    for act in Act.allCases { #expect(words.phrase("actname.\(act.rawValue)") != nil, "actname.\(act.rawValue)") }
    for kind in PartyKind.allCases { #expect(words.phrase("kind.\(kind.rawValue)") != nil, "kind.\(kind.rawValue)") }
    for stage in StageCode.ofACase + [.governance] {
      #expect(words.phrase("stage.\(stage.text)") != nil, "stage.\(stage.text)")
    }
  }

  @Test("write Chinese in Chinese and English in English")
  func languages() {
    let han = { (text: String) in text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
    for key in renderer.words(.en).keys { #expect(!han(renderer.words(.en)[key]), "\(key) in en.json") }
    let without = renderer.words(.zh).keys.filter {
      !han(renderer.words(.zh)[$0]) && $0.firstMatch(of: /[a-z]$/) != nil
    }

    #expect(
      without.allSatisfy {
        [
          "list.separator", "time", "time.weekday", "day.weekday", "evaluation.score", "form.colon", "file.separator",
          "sentence.end", "condition.name", "document.open", "document.close",
        ].contains($0)
      },
      "\(without.sorted())")
  }
}
