package import Vocabulary

/// What someone sent, before it is read: names and texts, whether they came from a page, the API or a command line.
package struct Form: Sendable, Equatable {
  /// Values by field name; a field that may occur several times has several.
  package var values: [String: [String]]
  /// Rows by field name, for fields that are tables, such as the clauses of a resolution.
  package var rows: [String: [Form]]

  /// A form with values and rows.
  package init(values: [String: [String]] = [:], rows: [String: [Form]] = [:]) {
    self.values = values
    self.rows = rows
  }

  /// A form with one value a field.
  package init(_ values: [String: String]) {
    self.init(values: values.mapValues { [$0] })
  }

  /// The first value of a field.
  package subscript(name: String) -> String? { values[name]?.first }
}

/// What is wrong with one field of a form, or with one cell of a file that was sent in it.
package struct FieldFault: Error, Sendable, Equatable {
  /// The closed list of faults.
  package enum Code: String, CaseIterable, Sendable {
    case missing
    case tooShort = "too-short"
    case tooLong = "too-long"
    case unreadable
    case unknown
    case notADate = "not-a-date"
    case notAnInstant = "not-an-instant"
    case notANumber = "not-a-number"
    case outOfRange = "out-of-range"
    case notAChoice = "not-a-choice"
    case inThePast = "in-the-past"
    case badCell = "bad-cell"
    case twice
    case overBudget = "over-budget"
    case overCredits = "over-credits"
    case otherBallot = "other-ballot"
    case noBasis = "no-basis"
  }

  /// The field, with its row where it is a table: `clauses.2.text`.
  package let field: String
  /// What is wrong.
  package let code: Code
  /// What was sent, shortened.
  package let value: String?
  /// The limit that was missed, or the choices there are.
  package let limit: String?
  /// The line of a file, from 1.
  package let line: Int?
  /// The column of a file.
  package let column: String?
  /// What the reader of a file says about it.
  package let words: Bilingual?

  /// A fault of a field.
  package init(
    field: String, code: Code, value: String? = nil, limit: String? = nil, line: Int? = nil, column: String? = nil,
    words: Bilingual? = nil
  ) {
    self.field = field
    self.code = code
    self.value = value.map { String($0.prefix(80)) }
    self.limit = limit
    self.line = line
    self.column = column
    self.words = words
  }
}

/// Why a form is not a command: every fault of it, not just the first.
package struct Malformed: Error, Sendable, Equatable {
  /// The faults in the order of the fields.
  package let faults: [FieldFault]

  /// A form with faults.
  package init(_ faults: [FieldFault]) { self.faults = faults }
}
