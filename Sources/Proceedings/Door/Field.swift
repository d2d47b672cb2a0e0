import Deliberation

/// A field of a command: its name, what may stand in it, and whether it must be there.
///
/// The same description reads a form, makes the OpenAPI document and draws the field on a page.
package struct Field: Sendable, Equatable {
  /// What may stand in a field.
  package indirect enum Content: Sendable, Equatable {
    /// An identifier or code, 1 to 64 characters of letters, digits and `-._*`.
    case code
    /// One line or several lines of text within a length in characters.
    case text(ClosedRange<Int>)
    /// One of a closed list of words.
    case choice([String])
    /// A whole number within a range.
    case number(ClosedRange<Int>)
    /// A day, `2026-07-01`.
    case date
    /// An instant in RFC 3339 with offset, or a local time `2026-07-01T18:00` in the institution's civil time.
    case instant
    /// Several codes.
    case codes
    /// The text of a file, up to so many bytes.
    case file(Int)
    /// The bytes of a file, up to so many; in JSON base64 or PEM.
    case octets(Int)
    /// Rows, each with fields.
    case rows([Field])
    /// A word that is kept secret and never echoed.
    case secret(ClosedRange<Int>)
  }

  /// The name in forms, JSON and messages.
  package let name: String
  /// What may stand in it.
  package let content: Content
  /// Whether it must be there.
  package let isRequired: Bool

  /// Whether bytes stand in it.
  package var isOctets: Bool {
    if case .octets = content { true } else { false }
  }

  /// A field that must be there.
  package static func required(_ name: String, _ content: Content) -> Field {
    Field(name: name, content: content, isRequired: true)
  }

  /// A field that may be left out.
  package static func optional(_ name: String, _ content: Content) -> Field {
    Field(name: name, content: content, isRequired: false)
  }

  /// A title.
  package static var title: Field { .required("title", .text(TextLength.title)) }
  /// A text.
  package static var text: Field { .required("text", .text(TextLength.body)) }
  /// A reason.
  package static var reason: Field { .required("reason", .text(TextLength.reason)) }
  /// The case that a command is about.
  package static var subject: Field { .required("case", .code) }
}
