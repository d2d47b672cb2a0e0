package import Vocabulary

/// What is wrong with a file, and where: one line, one reason, and what to do.
package struct InputFault: Error, Hashable, Sendable, Codable {
  /// The line, from 1; 0 for the file as a whole.
  package let line: Int
  /// The column or field by the name it has in the file; empty where the line as a whole is at fault.
  package let field: String
  /// What stands there.
  package let value: String
  /// Why that cannot be, and what to do.
  package let reason: Bilingual

  /// A fault of a file.
  package init(line: Int, field: String = "", value: String = "", zh: String, en: String) {
    self.line = line
    self.field = field
    self.value = String(value.prefix(80))
    reason = Bilingual(zh: zh, en: en)
  }

  /// The fault as one line of text.
  package func described(_ language: Language) -> String {
    let place =
      switch language {
      case .zh: line > 0 ? "第\(line)行" : "文件"
      case .en: line > 0 ? "line \(line)" : "file"
      }
    let column = field.isEmpty ? "" : language == .zh ? "，\(field)" : ", \(field)"
    let quoted = value.isEmpty ? "" : language == .zh ? "“\(value)”" : " \"\(value)\""
    return "\(place)\(column)\(language == .zh ? "：" : ":")\(quoted)\(language == .zh ? "" : " ")\(reason[language])"
  }
}
