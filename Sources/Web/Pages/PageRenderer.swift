import FoundationEssentials
package import Vocabulary

/// Makes HTML of what is shown: loads the templates and the words of a folder once, checks that nothing is missing, and
/// renders by template name and language.
///
/// The words of each language are put into the templates when they are loaded, so that a page costs only its values.
package struct PageRenderer: Sendable {
  /// Why templates and words cannot be used: everything that is missing, not just the first.
  package struct LoadFault: Error, CustomStringConvertible, Equatable {
    /// One sentence for each fault.
    package let faults: [String]
    package var description: String { faults.joined(separator: "\n") }
  }

  /// Where the frame of a page takes in its parts.
  private static let opening = "<!-- parts -->"

  private let templates: [Language: [String: Template]]
  private let tops: [Language: Template]
  private let bottoms: [Language: Template]
  private let wordsByLanguage: [Language: Words]

  /// Loads `templates/*.mustache` and the texts in `locales/pages` of a resource folder.
  ///
  /// - Throws: `LoadFault` with everything that is missing or cannot be read.
  package init(resources folder: String) throws {
    let files = try Self.templateFiles(in: folder + "/templates")
    let locales = Locales(folder: folder + "/locales/pages")
    guard locales.faults.isEmpty else { throw LoadFault(faults: locales.faults) }
    try self.init(templates: files, locales: locales.byLanguage)
  }

  /// Makes the templates ready for each language.
  ///
  /// - Throws: `LoadFault`.
  init(templates files: [String: String], locales: [Language: [String: String]]) throws {
    var faults = Locales.differences(of: locales)
    for (name, text) in files where text.contains("{{{") || text.contains("{{&") {
      faults.append("templates/\(name).mustache shows a value without escaping it")
    }
    var texts = TemplateText(files: files)
    let assembled = (Pages.templates + ["frame"]).map { (name: $0, text: texts.assembled($0)) }
    var templates: [Language: [String: Template]] = [:]
    var tops: [Language: Template] = [:]
    var bottoms: [Language: Template] = [:]
    var wordsByLanguage: [Language: Words] = [:]
    for language in Language.allCases {
      let words = Words(language: language, phrases: locales[language] ?? [:])
      wordsByLanguage[language] = words
      var ready: [String: Template] = [:]
      func compile(_ text: String, of name: String) -> Template? {
        do {
          return try Template(text)
        } catch {
          faults.append("templates/\(name).mustache: \(error.words)")
          return nil
        }
      }
      for (name, text) in assembled.dropLast() {
        ready[name] = compile(texts.worded(text, by: words, template: name), of: name)
      }
      templates[language] = ready
      let frame = texts.worded(assembled.last?.text ?? "", by: words, template: "frame")
      let halves = frame.split(separator: Self.opening, omittingEmptySubsequences: false)
      if halves.count == 2 {
        tops[language] = compile(String(halves[0]), of: "frame")
        bottoms[language] = compile(String(halves[1]), of: "frame")
      } else {
        faults.append("templates/frame.mustache has no single \(Self.opening)")
      }
    }
    faults.append(contentsOf: texts.faults)
    guard faults.isEmpty else { throw LoadFault(faults: Set(faults).sorted()) }
    self.templates = templates
    self.tops = tops
    self.bottoms = bottoms
    self.wordsByLanguage = wordsByLanguage
  }

  /// The words of a language.
  package func words(_ language: Language) -> Words {
    wordsByLanguage[language] ?? Words(language: language, phrases: [:])
  }

  /// A page or a part in a language, as UTF-8, without its frame.
  package func part<P: Page>(_ page: P, in language: Language) -> [UInt8] {
    rendered(page, by: templates[language]?[P.template], reserving: 16_384)
  }

  /// The frame of a page: what stands before its parts, and what stands after them.
  package func frame(_ chrome: Chrome, in language: Language) -> (top: [UInt8], bottom: [UInt8]) {
    (
      rendered(chrome, by: tops[language], reserving: 4_096), rendered(chrome, by: bottoms[language], reserving: 1_024)
    )
  }

  /// A whole page: the frame around parts that are already rendered.
  package func layout(_ chrome: Chrome, in language: Language, parts: [[UInt8]]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(parts.reduce(8_192) { $0 + $1.count })
    tops[language]?.render(chrome, into: &page)
    for part in parts { page += part }
    bottoms[language]?.render(chrome, into: &page)
    return page
  }

  /// A whole page of one part.
  package func page<P: Page>(_ page: P, chrome: Chrome, in language: Language) -> [UInt8] {
    layout(chrome, in: language, parts: [part(page, in: language)])
  }

  private func rendered(_ shown: some Shown, by template: Template?, reserving capacity: Int) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(capacity)
    template?.render(shown, into: &html)
    return html
  }

  // MARK: Loading

  private static func templateFiles(in folder: String) throws -> [String: String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw LoadFault(faults: ["the folder \(folder) cannot be read; hand in the folder Resources"])
    }
    var files: [String: String] = [:]
    for name in names where name.hasSuffix(".mustache") {
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
        throw LoadFault(faults: ["\(folder)/\(name) cannot be read"])
      }
      files[String(name.dropLast(".mustache".count))] = String(decoding: bytes, as: UTF8.self)
    }
    return files
  }
}
