import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite("Templates")
struct TemplateTests {
  let renderer: PageRenderer
  let files: [String: String]

  init() throws {
    renderer = try loaded.get()
    files = try templateFiles()
  }

  /// The text of a template as it is compiled for a language.
  private func text(of template: String, in language: Language) -> String {
    var texts = TemplateText(files: files)
    return texts.worded(texts.assembled(template), by: renderer.words(language), template: template)
  }

  /// Every page with every template that it shows, and the chrome.
  private func shown(in language: Language) -> [(template: String, value: Any)] {
    let pages = Samples(words: renderer.words(language)).pages
    return pages.flatMap { page in
      page.parts.map { (type(of: $0).template, $0 as Any) } + [("frame", page.chrome as Any)]
    }
  }

  @Test("name only what their view models have", arguments: Language.allCases)
  func tags(language: Language) throws {
    for (template, value) in shown(in: language) {
      let tags = try #require(TemplateTag.read(text(of: template, in: language)), "\(template): sections do not close")
      var walk = TagWalk(template: template)
      walk.walk(tags, stack: [value])

      #expect(walk.unknown.isEmpty, "unknown: \(walk.unknown.sorted())")
    }
  }

  @Test("are walked to their last section by the samples together")
  func coverage() throws {
    var sections: Set<String> = []
    var walked: Set<String> = []
    for (template, value) in shown(in: .zh) {
      let tags = try #require(TemplateTag.read(text(of: template, in: .zh)))
      var walk = TagWalk(template: template)
      walk.walk(tags, stack: [value])
      sections.formUnion(walk.sections)
      walked.formUnion(walk.walked)
    }

    #expect(sections.subtracting(walked).isEmpty, "no sample fills \(sections.subtracting(walked).sorted())")
  }

  @Test("find an unknown name when there is one")
  func unknownName() throws {
    let tags = try #require(TemplateTag.read("{{#cases}}{{state.words}}{{state.colour}}{{/cases}}{{nothing}}"))
    var walk = TagWalk(template: "home")
    walk.walk(tags, stack: [Samples(words: renderer.words(.en)).home])

    #expect(walk.unknown == ["home: cases.state.colour", "home: nothing"])
  }

  @Test("are all samples of the preview")
  func everyTemplate() {
    #expect(Set(shown(in: .zh).map(\.template)) == Set(Pages.templates + ["frame"]))
  }

  @Test("never show a value without escaping it, nor carry styles or scripts in themselves")
  func strictContent() {
    for (name, text) in files {
      #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name) shows a value without escaping it")
      #expect(!text.contains("style=") && !text.contains("<style"), "\(name) carries a style")
      // A script is a file of its own, which a page only names.
      let text = text.replacing(/<script src="\/static\/[a-z-]+\.js" defer><\/script>/, with: "")
      #expect(!text.contains("<script") && !text.contains("javascript:"), "\(name) carries a script")
      #expect(text.firstMatch(of: /\son[a-z]+=/) == nil, "\(name) carries a handler")
    }
  }

  @Test("send the token against forged requests with every form that changes something")
  func tokens() {
    for (name, text) in files {
      for form in text.split(separator: "<form").dropFirst() where form.prefix(while: { $0 != ">" }).contains("post") {
        let body = form.components(separatedBy: "</form>")[0]
        #expect(body.contains(#"name="csrf" value="{{csrf}}""#), "\(name) has a form without a token")
      }
    }
  }

  @Test("take every word from the locale files")
  func noWords() {
    for (name, text) in files {
      let bare = text.replacing(/\{\{[^}]*\}\}/, with: "").replacing(/<[^>]*>/, with: "")
      let words = bare.filter { $0.isLetter }
      // Commands are the same in every language.
      let commands =
        "gongzhi witness follow URL key FILE name NAME openssl ts verify in DAY tsr data DAY checkpoint CAfile CA pem "
        + "gongzhi verify data DIR"
      let allowed = name == "record" ? commands.filter { $0.isLetter } : ""
      #expect(words == allowed, "\(name) has words of its own: \(words)")
      for label in text.matches(of: /(?:aria-label|alt|title|placeholder)="([^"{]+)"/) {
        Issue.record("\(name) has a label of its own: \(label.1)")
      }
    }
  }
}

/// The text of every template file, by name.
func templateFiles() throws -> [String: String] {
  try Dictionary(
    uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: resources + "/templates").map { name in
      let path = "\(resources)/templates/\(name)"
      return (String(name.dropLast(".mustache".count)), try String(contentsOfFile: path, encoding: .utf8))
    })
}
