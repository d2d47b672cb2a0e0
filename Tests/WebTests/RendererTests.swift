import Foundation
import Testing
import Vocabulary

@testable import Web

@Suite("The page renderer")
struct RendererTests {
  let renderer: PageRenderer

  init() throws { renderer = try loaded.get() }

  @Test("escapes what people write, everywhere")
  func escaping() {
    let nasty = #"<script>alert("a'b")</script>&amp;"#
    let page = ErrorPage(
      status: 404, title: nasty, text: nasty, advice: nasty,
      refusal: RefusalItem(
        code: nasty, words: nasty, entry: Link(nasty, nasty), holders: [Link(nasty, nasty)],
        findings: [Fact(nasty, nasty)]),
      faults: [FieldFaultLine(field: nasty, label: nasty, words: nasty)], reference: nasty, back: Link(nasty, nasty))

    for language in Language.allCases {
      let html = text(renderer.part(page, in: language))
      #expect(!html.contains("<script") && !html.contains(#"a'b"#) && !html.contains(#"("a"#))
      #expect(html.contains("&lt;script&gt;alert(&quot;a&#39;b&quot;)&lt;/script&gt;&amp;amp;"))
    }
  }

  @Test("escapes byte by byte what the slow way escapes letter by letter")
  func escapingTwin() {
    var random = SplitMix(seed: 20_260_701)
    let letters: [Character] = ["<", ">", "&", "\"", "'", "青", "禾", "a", " ", "\n", "é", "👍🏽", "#", ";"]
    for _ in 0..<2_000 {
      let text = String((0..<Int(random.next() % 24)).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
      let slow = text.reduce(into: "") { result, letter in
        switch letter {
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "&": result += "&amp;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.append(letter)
        }
      }
      var fast: [UInt8] = []
      Template.escape(text, into: &fast)
      #expect(fast == Array(slow.utf8), "seed 20260701: \(text)")
    }
  }

  @Test("joins the frame and its parts in order, without changing them")
  func layout() {
    let chrome = Samples(words: renderer.words(.zh)).chrome("标题", .home)
    let page = renderer.layout(chrome, in: .zh, parts: ["<p>一</p>", "<p>二</p>"].map { Array($0.utf8) })
    let frame = renderer.frame(chrome, in: .zh)

    #expect(page == frame.top + Array("<p>一</p><p>二</p>".utf8) + frame.bottom)
    #expect(text(page).hasPrefix("<!doctype html>") && text(page).hasSuffix("</html>\n"))
  }

  @Test("keeps an empty field from showing a field of the same name further out")
  func emptyFields() {
    let act = ActForm(
      command: "x", title: "x", hint: "outer hint", action: "/", csrf: "t",
      fields: [FormField("a", in: "x", label: "a", .line(LineControl()))], submit: "x")

    #expect(!text(renderer.part(ActPage(subject: nil, form: act), in: .en)).contains(#"id="x-a-hint""#))
  }

  @Test("finds by reflection what every value says of itself, and nothing else")
  func namedFields() {
    for language in Language.allCases {
      for page in Samples(words: renderer.words(language)).pages {
        for value in page.parts.map({ $0 as any Shown }) + [page.chrome] { compareFields(of: value) }
      }
    }
  }

  private func compareFields(of value: any Shown) {
    for name in Mirror(reflecting: value).children.compactMap(\.label) {
      let named = value.field(name)
      #expect(named.map(Self.described) == value.reflectedField(name).map(Self.described), "\(type(of: value)).\(name)")
      switch named {
      case .one(let inner): compareFields(of: inner)
      case .many(let values): for case .one(let inner) in values { compareFields(of: inner) }
      default: break
      }
    }
    #expect(value.field("no such field") == nil)
  }

  private static func described(_ value: ShownValue) -> String { String(describing: value) }

  @Test("refuses to start without a template, a word or a gap, and says which")
  func loadFaults() throws {
    var files: [String: String] = Dictionary(uniqueKeysWithValues: Pages.templates.map { ($0, "{{t.hello}}") })
    files["frame"] = "{{t.hello}}<!-- parts -->{{> foot}}"
    files["home"] = nil
    files["error"] = "{{{text}}}"
    let locales: [Language: [String: String]] = [
      .zh: ["hello": "你好 {name}", "only": "只有"], .en: ["hello": "hello {nmae}"],
    ]

    let fault = #expect(throws: PageRenderer.LoadFault.self) { try PageRenderer(templates: files, locales: locales) }
    #expect(
      fault?.faults == [
        "\"hello\" has other gaps in one language than in another",
        "templates/error.mustache shows a value without escaping it",
        "templates/error.mustache: {{{text}} is not a name",
        "templates/foot.mustache is missing, frame.mustache asks for it",
        "templates/home.mustache is missing",
        "the texts in en lack \"only\"",
      ])
  }

  @Test("names the folder that it cannot read")
  func missingFolder() {
    let fault = #expect(throws: PageRenderer.LoadFault.self) { try PageRenderer(resources: "/nowhere") }
    #expect(fault?.faults == ["the folder /nowhere/templates cannot be read; hand in the folder Resources"])
  }
}

/// A small seeded source of numbers (SplitMix64, Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
