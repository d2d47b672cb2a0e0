import Cases
import Proceedings
import Vocabulary

/// Reads what the query of an address asks for and collects every fault; only names on these lists filter anything.
struct Asking {
  private let query: AddressQuery
  private(set) var faults: [FieldFault] = []

  init(_ query: AddressQuery) { self.query = query }

  /// Adds a fault that no single word has.
  mutating func note(_ fault: FieldFault) { faults.append(fault) }

  /// Which cases are asked for: `q`, `state`, `matter`, `area`, `party`, `before`, `limit`.
  mutating func cases() -> CaseQuery {
    CaseQuery(
      words: words("q"), state: word("state"), matter: code("matter"), area: area("area"), receiver: code("party"),
      before: number("before", 0...Int.max).map(Int64.init), limit: number("limit", 1...100) ?? 20)
  }

  /// Who leads what where: `matter`, `stage`, `area`, `date`; nil when neither matter nor stage is named.
  mutating func who(today: CivilDate, everywhere: AreaCode?) -> WhoQuestion? {
    let (matter, stage): (MatterCode?, StageCode?) = (code("matter"), code("stage"))
    let (area, date) = (area("area") ?? everywhere, date("date") ?? today)
    guard matter != nil || stage != nil else { return nil }
    if matter == nil { faults.append(FieldFault(field: "matter", code: .missing)) }
    if stage == nil { faults.append(FieldFault(field: "stage", code: .missing)) }
    if area == nil { faults.append(FieldFault(field: "area", code: .missing)) }
    guard let matter, let stage, let area else { return nil }
    return WhoQuestion(matter: matter, stage: stage, area: area, date: date)
  }

  /// Words to search for, at most 100 characters.
  mutating func words(_ name: String) -> String? {
    guard let text = query[name], !text.allSatisfy(\.isWhitespace) else { return nil }
    guard text.count <= 100 else {
      faults.append(FieldFault(field: name, code: .tooLong, limit: "100"))
      return nil
    }
    return text
  }

  /// A code.
  mutating func code<Named>(_ name: String) -> Identifier<Named>? {
    guard let text = query[name] else { return nil }
    guard text.count <= 64 else {
      faults.append(FieldFault(field: name, code: .unknown, value: text))
      return nil
    }
    return Identifier(text)
  }

  /// One of a closed list of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String) -> Word? where Word.RawValue == String {
    guard let text = query[name] else { return nil }
    if let word = Word(rawValue: text) { return word }
    faults.append(
      FieldFault(
        field: name, code: .notAChoice, value: text, limit: Word.allCases.map(\.rawValue).joined(separator: " ")))
    return nil
  }

  /// An area.
  mutating func area(_ name: String) -> AreaCode? {
    guard let text = query[name] else { return nil }
    if let area = AreaCode(text) { return area }
    faults.append(FieldFault(field: name, code: .unknown, value: text))
    return nil
  }

  /// A day.
  mutating func date(_ name: String) -> CivilDate? {
    guard let text = query[name] else { return nil }
    if let date = CivilDate(text) { return date }
    faults.append(FieldFault(field: name, code: .notADate, value: text))
    return nil
  }

  /// A month, `2026-11`.
  mutating func month(_ name: String) -> CivilMonth? {
    guard let text = query[name], !text.isEmpty else { return nil }
    if let month = CivilMonth(text) { return month }
    faults.append(FieldFault(field: name, code: .notADate, value: text))
    return nil
  }

  /// A whole number within a range.
  mutating func number(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text) else {
      faults.append(FieldFault(field: name, code: .notANumber, value: text))
      return nil
    }
    guard range.contains(number) else {
      let limit = range.upperBound == .max ? "≥ \(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
      faults.append(FieldFault(field: name, code: .outOfRange, value: text, limit: limit))
      return nil
    }
    return number
  }

  /// Says that something that must be asked for is missing.
  mutating func miss(_ name: String) { faults.append(FieldFault(field: name, code: .missing)) }

  /// Ends the asking; a client is told what it asked wrongly, and gets nothing else.
  func finish() throws(Malformed) {
    guard faults.isEmpty else { throw Malformed(faults) }
  }
}
