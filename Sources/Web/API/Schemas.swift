import Cases
import Inventory
import Proceedings
import Vocabulary

/// The schemas of what the API reads and answers (JSON Schema 2020-12, as OpenAPI 3.1 has it).
enum Schemas {
  static let text: JSON = ["type": "string"]
  static let maybeText: JSON = ["type": ["string", "null"]]
  static let whole: JSON = ["type": "integer"]
  static let maybeWhole: JSON = ["type": ["integer", "null"]]
  static let flag: JSON = ["type": "boolean"]
  static let instant: JSON = ["type": "string", "format": "date-time"]
  static let maybeInstant: JSON = ["type": ["string", "null"], "format": "date-time"]
  static let date: JSON = ["type": "string", "format": "date"]
  static let maybeDate: JSON = ["type": ["string", "null"], "format": "date"]
  static let code: JSON = ["type": "string", "minLength": 1, "maxLength": 64]
  static let free: JSON = ["type": "object"]
  static let both = object(("zh", text), ("en", text))

  static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> JSON where Word.RawValue == String {
    ["type": "string", "enum": .list(Word.allCases.map { .text($0.rawValue) })]
  }

  static func number(_ range: ClosedRange<Int>) -> JSON {
    var members: [(String, JSON)] = [("type", "integer"), ("minimum", .number(range.lowerBound))]
    if range.upperBound != .max { members.append(("maximum", .number(range.upperBound))) }
    return .object(members)
  }

  static func ref(_ name: String) -> JSON { ["$ref": .text("#/components/schemas/\(name)")] }
  static func maybe(_ schema: JSON) -> JSON { ["anyOf": [schema, ["type": "null"]]] }
  static func list(_ items: JSON) -> JSON { ["type": "array", "items": items] }

  /// An object all of whose members are there, and no others.
  static func object(_ members: (String, JSON)...) -> JSON { object(members, optional: []) }

  static func object(_ members: [(String, JSON)], optional: [(String, JSON)]) -> JSON {
    [
      "type": "object", "properties": .object(members + optional),
      "required": .list(members.map { .text($0.0) }), "additionalProperties": false,
    ]
  }

  // MARK: Parameters

  static let caseFilters: [Operation.Asked] = [
    Operation.Asked(name: "q", schema: ["type": "string", "maxLength": 100], words: "Words of the title or text"),
    Operation.Asked(name: "state", schema: words(CaseState.self), words: "Where the case stands"),
    Operation.Asked(name: "matter", schema: code, words: "The matter or the beginning of its code"),
    Operation.Asked(name: "area", schema: areaCode, words: "The area or one around it"),
    Operation.Asked(name: "party", schema: code, words: "The party that has the duty"),
    Operation.Asked(name: "before", schema: number(0...Int.max), words: "The cursor `next` of the page before"),
    Operation.Asked(name: "limit", schema: number(1...100), words: "At most so many; 20 if left out"),
  ]

  static let entryFilters: [Operation.Asked] = [
    Operation.Asked(name: "q", schema: ["type": "string", "maxLength": 100], words: "Words of the name or duty"),
    Operation.Asked(name: "matter", schema: code, words: "The matter"),
    Operation.Asked(name: "stage", schema: code, words: "The stage"),
    Operation.Asked(name: "party", schema: code, words: "The party"),
    Operation.Asked(name: "area", schema: areaCode, words: "The area"),
    Operation.Asked(name: "list", schema: words(ListKind.self), words: "The list in which an entry stands"),
    Operation.Asked(name: "after", schema: number(0...Int.max), words: "The cursor `next` of the page before"),
    Operation.Asked(name: "limit", schema: number(1...1_000), words: "At most so many; 100 if left out"),
  ]

  static let whoQuestion: [Operation.Asked] = [
    Operation.Asked(name: "matter", schema: code, words: "The matter", isRequired: true),
    Operation.Asked(name: "stage", schema: code, words: "The stage", isRequired: true),
    Operation.Asked(name: "area", schema: areaCode, words: "The area; the whole institution if left out"),
    Operation.Asked(name: "date", schema: date, words: "The day; today if left out"),
  ]

  static let checkedDays: [Operation.Asked] = [
    Operation.Asked(name: "on", schema: date, words: "The day that is judged; today if left out"),
    Operation.Asked(name: "from", schema: date, words: "Judge all days from this one on, instead of one"),
    Operation.Asked(name: "to", schema: date, words: "Until, but not including, this day"),
  ]

  static let comparedVersions: [Operation.Asked] = [
    Operation.Asked(
      name: "from", schema: code,
      words: "The earlier version; the one published before `to`, or that a draft is based on, if left out"),
    Operation.Asked(
      name: "to", schema: code, words: "The later version, or the id of a draft; the one in force if left out"),
  ]

  static let areaCode: JSON = [
    "type": "string", "pattern": "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{14,15})$",
  ]

  // MARK: Bodies

  /// The schema of the body of a command, from the fields that also read it.
  static func body(_ fields: [Field]) -> JSON {
    let members = fields.map { ($0.name, schema(of: $0.content)) }
    return [
      "type": "object", "properties": .object(members),
      "required": .list(fields.filter(\.isRequired).map { .text($0.name) }), "additionalProperties": false,
    ]
  }

  private static func schema(of content: Field.Content) -> JSON {
    switch content {
    case .code: code
    case .text(let length):
      ["type": "string", "minLength": .number(length.lowerBound), "maxLength": .number(length.upperBound)]
    case .choice(let words): ["type": "string", "enum": .list(words.map { .text($0) })]
    case .number(let range): number(range)
    case .date: date
    case .instant: instant
    case .codes: list(code)
    case .file(let bytes):
      [
        "type": "string", "maxLength": .number(bytes),
        "description": "The text of a file, up to so many bytes of UTF-8",
      ]
    case .octets(let bytes):
      [
        "type": "string", "maxLength": .number(bytes * 3 / 2 + 200),
        "description": .text("A file of up to \(bytes) bytes, as base64 or PEM"),
      ]
    case .rows(let columns): list(body(columns))
    case .secret(let length):
      [
        "type": "string", "format": "password", "minLength": .number(length.lowerBound),
        "maxLength": .number(length.upperBound),
      ]
    }
  }
}
