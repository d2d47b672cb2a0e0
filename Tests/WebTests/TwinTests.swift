import Mustache
import Testing
import Vocabulary

@testable import Web

/// A value as swift-mustache sees it, by reflection alone: the slow twin of what a view model says of itself.
private struct Reflected: MustacheParent {
  let value: Any

  func child(named name: String) -> Any? {
    Mirror(reflecting: value).children.first { $0.label == name }.map { Self.wrapped($0.value) }
  }

  static func wrapped(_ value: Any) -> Any {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { wrapped($0.value) } ?? Empty()
    case .collection: return mirror.children.map { wrapped($0.value) }
    case .struct where value is any Shown: return Reflected(value: value)
    default: return value
    }
  }
}

private struct Empty: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

@Suite("A template of our own")
struct TwinTests {
  @Test("renders every sample as swift-mustache does", arguments: Language.allCases)
  func samples(language: Language) throws {
    let words = try loaded.get().words(language)
    for page in Samples(words: words).pages {
      for (name, value) in page.parts.map({ (type(of: $0).template, $0 as any Shown) }) + [("frame", page.chrome)] {
        var texts = TemplateText(files: try templateFiles())
        let source = texts.worded(texts.assembled(name), by: words, template: name)
        let slow = try MustacheTemplate(string: source).render(Reflected(value: value))
        var fast: [UInt8] = []
        try Template(source).render(value, into: &fast)

        let difference = firstDifference(text(fast), slow)
        #expect(difference == nil, "\(page.file), \(name)")
      }
    }
  }

  /// Where two texts part, line ends apart, with what stands around it.
  private func firstDifference(_ left: String, _ right: String) -> String? {
    let (left, right) = (left.filter { !$0.isNewline }, right.filter { !$0.isNewline })
    let same = zip(left, right).prefix { $0 == $1 }.count
    guard left != right else { return nil }
    return "\(left.dropFirst(max(0, same - 60)).prefix(100)) ≠ \(right.dropFirst(max(0, same - 60)).prefix(100))"
  }

  struct Box: Shown {
    let name: String?
    let list: [String]
    let boxes: [Box]
    let isOn: Bool

    func field(_ name: String) -> ShownValue? {
      switch name {
      case "name": .of(self.name)
      case "list": .of(list)
      case "boxes": .of(boxes)
      case "isOn": .of(isOn)
      default: nil
      }
    }
  }

  @Test("renders small templates over small values as swift-mustache does, all of them")
  func smallWorlds() throws {
    let leaf = Box(name: nil, list: [], boxes: [], isOn: true)
    let values = [
      leaf, Box(name: "a<b", list: ["x", "&"], boxes: [leaf, leaf], isOn: false),
      Box(name: "", list: ["y"], boxes: [Box(name: "in", list: ["z"], boxes: [leaf], isOn: false)], isOn: true),
    ]
    let atoms = ["{{name}}", "{{.}}", "-", "{{unknown}}", "{{isOn}}"]
    let names = ["name", "list", "boxes", "isOn", "unknown"]
    var inner = atoms
    for sign in ["#", "^"] {
      for name in names { for atom in atoms { inner.append("{{\(sign)\(name)}}\(atom){{/\(name)}}") } }
    }
    for sign in ["#", "^"] {
      for name in names {
        for piece in inner
        where !(piece.contains("{{.}}") && !isText(sign + name, piece)) && !piece.contains("{{isOn}}") {
          let source = "{{\(sign)\(name)}}\(piece){{/\(name)}}"
          let template = try Template(source)
          let mustache = try MustacheTemplate(string: source)
          for value in values {
            var fast: [UInt8] = []
            template.render(value, into: &fast)
            #expect(text(fast) == mustache.render(Reflected(value: value)), "\(source) over \(value)")
          }
        }
      }
    }
  }

  /// Whether `.` can only be a text here; of anything else swift-mustache shows a description, and we nothing.
  private func isText(_ name: String, _ piece: String) -> Bool {
    piece.contains("{{#list}}{{.}}") || piece.contains("{{#name}}{{.}}") || (name == "#list" && piece == "{{.}}")
  }

  @Test(
    "says what is wrong with a text that is not a template",
    arguments: [
      ("{{#a}}", "{{#a}} is never closed"), ("{{/a}}", "{{/a}} closes what is not open"),
      ("{{#a}}{{#b}}{{/a}}{{/b}}", "{{/a}} closes what is not open"), ("{{a", "a tag is never closed"),
      ("{{}}", "a tag has no name"), ("{{&a}}", "{{&a}} is not a name"), ("{{a-b}}", "{{a-b}} is not a name"),
    ])
  func faults(text: String, words: String) {
    #expect(throws: Template.Fault(words: words)) { try Template(text) }
  }
}
