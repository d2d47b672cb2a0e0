/// Values that a template shows: already decided, already worded in the reader's language, nothing to compute.
package protocol Shown: Sendable {
  /// The field of a name; nil where there is no such field, which is a fault of the template.
  ///
  /// An empty field is `.nothing`, so that a template never falls through to a field of the same name further out.
  func field(_ name: String) -> ShownValue?
}

extension Shown {
  /// The field of a name, found by reflection: right, and a hundred times slower than a `switch`.
  package func field(_ name: String) -> ShownValue? { reflectedField(name) }

  /// The field of a name, found by reflection.
  func reflectedField(_ name: String) -> ShownValue? {
    Mirror(reflecting: self).children.first { $0.label == name }.map { ShownValue(reflecting: $0.value) }
  }
}

/// What a template shows as a whole: a page, or one of the parts from which a page is joined.
package protocol Page: Shown {
  /// The name of the template, without its extension.
  static var template: String { get }
}

/// The value of a field, as a template sees it.
package enum ShownValue: Sendable {
  /// Text, which is escaped where it is shown.
  case text(String)
  /// A yes or no, which opens a section or leaves it out.
  case flag(Bool)
  /// Something with fields of its own.
  case one(any Shown)
  /// Several such things, or several texts.
  case many([ShownValue])
  /// An empty field.
  case nothing

  /// What a field of this type is to a template.
  package static func of(_ text: String) -> Self { .text(text) }
  package static func of(_ text: String?) -> Self { text.map { .text($0) } ?? .nothing }
  package static func of(_ number: Int) -> Self { .text(String(number)) }
  package static func of(_ number: Int?) -> Self { number.map { .text(String($0)) } ?? .nothing }
  package static func of(_ flag: Bool) -> Self { .flag(flag) }
  package static func of(_ texts: [String]) -> Self { .many(texts.map { .text($0) }) }
  package static func of(_ shown: some Shown) -> Self { .one(shown) }
  package static func of(_ shown: (some Shown)?) -> Self { shown.map { .one($0) } ?? .nothing }
  package static func of(_ shown: [some Shown]) -> Self { .many(shown.map { .one($0) }) }
}

extension ShownValue {
  /// The value of a field of any type that a template can show.
  init(reflecting value: Any) {
    let mirror = Mirror(reflecting: value)
    switch value {
    case let flag as Bool: self = .flag(flag)
    case let text as String: self = .text(text)
    case let shown as any Shown: self = .one(shown)
    default:
      switch mirror.displayStyle {
      case .optional: self = mirror.children.first.map { Self(reflecting: $0.value) } ?? .nothing
      case .collection: self = .many(mirror.children.map { Self(reflecting: $0.value) })
      default: self = .text(String(describing: value))
      }
    }
  }
}
