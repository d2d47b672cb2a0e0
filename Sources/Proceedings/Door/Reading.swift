import Deliberation
package import Vocabulary

/// Reads a form against the fields of a command and collects every fault.
///
/// After a fault a reader goes on with an empty value, and `finish` throws; so no command is ever made from a faulty form.
package struct Reading {
  private let form: Form
  private let fields: [Field]
  private let prefix: String
  private var faults: [FieldFault] = []

  /// Begins to read a form.
  package init(_ form: Form, as fields: [Field], prefix: String = "") {
    self.form = form
    self.fields = fields
    self.prefix = prefix
  }

  /// Ends the reading.
  package func finish() throws(Malformed) {
    guard faults.isEmpty else { throw Malformed(faults) }
  }

  /// Adds a fault that only the command can find.
  package mutating func fault(
    _ name: String, _ code: FieldFault.Code, value: String? = nil, limit: String? = nil, line: Int? = nil,
    column: String? = nil, words: Bilingual? = nil
  ) {
    faults.append(
      FieldFault(
        field: prefix + name, code: code, value: value, limit: limit, line: line, column: column, words: words))
  }

  /// Adds a fault that a part of the form had.
  package mutating func take(_ fault: FieldFault) { faults.append(fault) }

  /// A code, or an empty one after a fault.
  package mutating func code<Named>(_ name: String) -> Identifier<Named> {
    Identifier(codeText(name) ?? "")
  }

  /// A code that may be left out.
  package mutating func optionalCode<Named>(_ name: String) -> Identifier<Named>? {
    codeText(name).map { Identifier($0) }
  }

  /// The code of an area, or nil after a fault.
  package mutating func area(_ name: String) -> AreaCode? {
    guard let text = codeText(name) else { return nil }
    if let area = AreaCode(text) { return area }
    fault(name, .unknown, value: text)
    return nil
  }

  /// A code that must be there although its field may be left out, because nothing that stands for it was sent.
  package mutating func demandedCode<Named>(_ name: String) -> Identifier<Named> {
    if value(name) == nil { fault(name, .missing) }
    return Identifier(codeText(name) ?? "")
  }

  /// Several codes, in the order they were sent, each once; or as often as it was sent, where a repeat is a fault.
  package mutating func codes<Named>(_ name: String, keepingRepeats: Bool = false) -> [Identifier<Named>] {
    var seen: Set<String> = []
    let sent = (form.values[name] ?? []).flatMap { $0.split { ",， \n".contains($0) }.map(String.init) }
    var codes: [Identifier<Named>] = []
    for text in sent where (seen.insert(text).inserted || keepingRepeats) && isCode(text, name) {
      codes.append(Identifier(text))
    }
    return codes
  }

  /// A text within its length.
  package mutating func text(_ name: String) -> String {
    admitted(name) ?? ""
  }

  /// A text that may be left out.
  package mutating func optionalText(_ name: String) -> String? {
    guard let raw = form[name], !raw.allSatisfy(\.isWhitespace) else { return nil }
    return admitted(name)
  }

  /// One of the words of a closed list.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) -> Choice
  where Choice.RawValue == String {
    if let choice = optionalChoice(name, of: Choice.self) { return choice }
    if value(name) == nil { fault(name, .missing) }
    return first(of: Choice.self)
  }

  /// One of the words of a closed list, which may be left out.
  package mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let raw = value(name) else { return nil }
    if let choice = Choice(rawValue: raw) { return choice }
    fault(name, .notAChoice, value: raw, limit: Choice.allCases.map(\.rawValue).joined(separator: " "))
    return nil
  }

  /// A whole number within the range of the field, which may be left out.
  package mutating func optionalNumber(_ name: String) -> Int? { value(name) == nil ? nil : number(name) }

  /// A whole number within the range of the field.
  package mutating func number(_ name: String) -> Int {
    guard let raw = value(name) else {
      fault(name, .missing)
      return 0
    }
    guard let number = Int(raw) else {
      fault(name, .notANumber, value: raw)
      return 0
    }
    if case .number(let range) = content(of: name), !range.contains(number) {
      fault(name, .outOfRange, value: raw, limit: "\(range.lowerBound)–\(range.upperBound)")
    }
    return number
  }

  /// A day.
  package mutating func date(_ name: String) -> CivilDate {
    optionalDate(name) ?? missingDate(name)
  }

  /// A day that may be left out.
  package mutating func optionalDate(_ name: String) -> CivilDate? {
    guard let raw = value(name) else { return nil }
    if let date = CivilDate(raw) { return date }
    fault(name, .notADate, value: raw)
    return CivilDate(day: 0)
  }

  /// An instant; a time without offset is in the institution's civil time.
  package mutating func instant(_ name: String, clock: CivilClock = .china) -> Instant {
    guard let raw = value(name) else {
      fault(name, .missing)
      return Instant(milliseconds: 0)
    }
    if let instant = Instant(rfc3339: raw, clock: clock) { return instant }
    fault(name, .notAnInstant, value: raw)
    return Instant(milliseconds: 0)
  }

  /// An instant that may be left out.
  package mutating func optionalInstant(_ name: String, clock: CivilClock = .china) -> Instant? {
    value(name) == nil ? nil : instant(name, clock: clock)
  }

  /// The text of a file.
  package mutating func file(_ name: String) -> String {
    guard let raw = form[name], !raw.isEmpty else {
      if isRequired(name) { fault(name, .missing) }
      return ""
    }
    if case .file(let limit) = content(of: name), raw.utf8.count > limit {
      fault(name, .tooLong, limit: String(limit))
    }
    return raw
  }

  /// A secret, exactly as it was typed.
  package mutating func secret(_ name: String) -> String {
    guard let raw = form[name], !raw.isEmpty else {
      fault(name, .missing)
      return ""
    }
    if case .secret(let range) = content(of: name), !range.contains(raw.unicodeScalars.count) {
      fault(name, raw.unicodeScalars.count < range.lowerBound ? .tooShort : .tooLong, limit: String(range.lowerBound))
    }
    return raw
  }

  /// The rows of a table, each read by `row`; rows in which nothing was written are passed over.
  package mutating func rows<Row>(_ name: String, _ row: (inout Reading, Int) -> Row) -> [Row] {
    guard case .rows(let fields) = content(of: name) else { return [] }
    let written = (form.rows[name] ?? []).filter { form in
      form.values.values.contains { $0.contains { !$0.allSatisfy(\.isWhitespace) } }
    }
    if written.isEmpty, isRequired(name) { fault(name, .missing) }
    return written.enumerated().map { index, form in
      var reading = Reading(form, as: fields, prefix: "\(prefix)\(name).\(index + 1).")
      let value = row(&reading, index + 1)
      faults += reading.faults
      return value
    }
  }

  /// What was sent in a field of text or octets within its length; a fault where it must be there and is not.
  mutating func sent(_ name: String) -> String? {
    switch content(of: name) {
    case .text: return isRequired(name) ? admitted(name) : optionalText(name)
    case .octets(let limit):
      guard let text = value(name) else {
        if isRequired(name) { fault(name, .missing) }
        return nil
      }
      // Base64 takes four characters for three bytes, and PEM a little more.
      guard text.utf8.count <= limit * 3 / 2 + 200 else {
        fault(name, .tooLong, limit: String(limit))
        return nil
      }
      return text
    default: return nil
    }
  }

  /// How many bytes a field of octets may hold.
  func octetLimit(of name: String) -> Int? {
    if case .octets(let limit) = content(of: name) { limit } else { nil }
  }

  private func value(_ name: String) -> String? {
    guard let raw = form[name] else { return nil }
    var trimmed = Substring(raw)
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  private func content(of name: String) -> Field.Content? { fields.first { $0.name == name }?.content }

  private func isRequired(_ name: String) -> Bool { fields.first { $0.name == name }?.isRequired ?? true }

  private mutating func codeText(_ name: String) -> String? {
    guard let raw = value(name) else {
      if isRequired(name) { fault(name, .missing) }
      return nil
    }
    return isCode(raw, name) ? raw : nil
  }

  private mutating func isCode(_ text: String, _ name: String) -> Bool {
    let isCode =
      (1...64).contains(text.count) && text.allSatisfy { $0.isLetter || $0.isNumber || "-._*".contains($0) }
    if !isCode { fault(name, .unknown, value: text) }
    return isCode
  }

  private mutating func admitted(_ name: String) -> String? {
    guard case .text(let length) = content(of: name) else { return nil }
    do {
      return try AdmittedText.admit(form[name] ?? "", within: length).text
    } catch {
      let code: FieldFault.Code =
        switch error.fault {
        case .missing: .missing
        case .tooShort: .tooShort
        case .tooLong: .tooLong
        case .unreadable: .unreadable
        }
      fault(name, code, value: nil, limit: error.limit.map { String($0) })
      return nil
    }
  }

  private mutating func missingDate(_ name: String) -> CivilDate {
    if isRequired(name) { fault(name, .missing) }
    return CivilDate(day: 0)
  }

  private func first<Choice: CaseIterable>(of type: Choice.Type) -> Choice {
    Choice.allCases[Choice.allCases.startIndex]
  }
}
