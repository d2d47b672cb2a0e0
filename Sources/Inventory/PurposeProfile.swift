package import Vocabulary

/// A private field that may be stored in cases of a matter, and what for (个人信息用途).
package struct PrivatePurpose: Hashable, Sendable, Codable {
  /// The field, such as `contact`.
  package let field: String
  /// What it may be stored and read for.
  package let purpose: Bilingual

  /// A field with its purpose.
  package init(field: String, purpose: Bilingual) {
    self.field = field
    self.purpose = purpose
  }

  /// Reads a part of a cell such as `contact=核实办理结果|to check the outcome`; nil for anything else.
  init?(part: String) {
    let halves = part.split(maxSplits: 1, whereSeparator: { "=＝".contains($0) }).map { Words.trimmed($0) }
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), halves[0].utf8.allSatisfy({ $0 < 0x80 }) else {
      return nil
    }
    let words = halves[1].split(separator: "|", maxSplits: 1).map { Words.trimmed($0) }
    self.init(field: halves[0], purpose: Bilingual(zh: words[0], en: words.count == 2 ? words[1] : ""))
  }
}

extension CompiledInventory {
  /// What a private field of a matter may be stored for; nil where the matter has no use for it.
  package func purpose(of field: String, in matter: MatterCode) -> Bilingual? {
    self.matter(matter)?.purposes?.first { $0.field == field }?.purpose
  }
}
