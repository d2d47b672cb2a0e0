/// How long the texts of a case may be, in characters as a reader counts them.
package enum TextLength {
  /// Titles of cases, proposals and resolutions.
  package static var title: ClosedRange<Int> { 2...120 }
  /// Texts of cases, posts, proposals, clauses and reports.
  package static var body: ClosedRange<Int> { 1...10_000 }
  /// Reasons, statements of dissent and notes.
  package static var reason: ClosedRange<Int> { 1...2_000 }
}

/// Why a text cannot be taken.
package enum TextFault: String, Sendable, Codable {
  /// Nothing was written.
  case missing
  /// It is shorter than allowed.
  case tooShort = "too-short"
  /// It is longer than allowed.
  case tooLong = "too-long"
  /// It holds control characters, which no reader could see.
  case unreadable
}

/// A text that may enter the record: trimmed, within its length, without invisible control characters.
package struct AdmittedText: Sendable, Equatable {
  /// The text as it enters the record.
  package let text: String

  /// Admits a text, or says why not.
  ///
  /// Line ends become LF; bidirectional overrides are refused with the other controls, since they can make a
  /// text read otherwise than it is written (Unicode Technical Report 36).
  package static func admit(_ raw: String, within length: ClosedRange<Int>) throws(TextFault.Failure) -> AdmittedText {
    let unified = raw.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    var trimmed = Substring(unified)
    while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    guard !trimmed.isEmpty else { throw TextFault.Failure(.missing) }
    guard trimmed.unicodeScalars.allSatisfy(isReadable) else { throw TextFault.Failure(.unreadable) }
    guard trimmed.count >= length.lowerBound else { throw TextFault.Failure(.tooShort, limit: length.lowerBound) }
    guard trimmed.count <= length.upperBound else { throw TextFault.Failure(.tooLong, limit: length.upperBound) }
    return AdmittedText(text: String(trimmed))
  }

  private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: true
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

extension TextFault {
  /// A fault with the length that was missed, in characters.
  package struct Failure: Error, Sendable, Equatable {
    /// Which fault.
    package let fault: TextFault
    /// The length that was missed.
    package let limit: Int?

    init(_ fault: TextFault, limit: Int? = nil) {
      self.fault = fault
      self.limit = limit
    }
  }
}
