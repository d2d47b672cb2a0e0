/// The texts that notes are made of.
enum NoteText {
  /// The lines of a text, without their ends.
  ///
  /// - Throws: `RecordFormatError` when the bytes are not UTF-8, hold another control character than the end of a line,
  ///   or do not end with one.
  static func lines(of bytes: [UInt8]) throws -> [String] {
    guard bytes.last == 0x0A else { throw RecordFormatError(.incomplete, .line(bytes.count { $0 == 0x0A } + 1)) }
    return try bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map {
      index, line in
      guard line.allSatisfy({ $0 >= 0x20 }), let text = String(validating: line, as: UTF8.self) else {
        throw RecordFormatError(.notText, .line(index + 1))
      }
      return text
    }
  }

  /// Whether a name may name a key: not empty, without Unicode spaces, plus signs and control characters.
  static func isKeyName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
  }

  /// Whether two texts are the same bytes. Two spellings of é are equal as `String` and different here.
  static func areSame(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// A decimal number of a line: no sign, no leading zeros, at most 2^63 − 1.
  static func number(_ text: some StringProtocol, line: Int) throws -> Int64 {
    guard let number = TilePath.decimal(text) else { throw RecordFormatError(.number(String(text)), .line(line)) }
    return number
  }

  /// A hash of a line, in base64.
  static func hash(_ text: some StringProtocol, line: Int) throws -> NodeHash {
    guard let bytes = Base64.decode(Array(text.utf8)), let hash = NodeHash(bytes) else {
      throw RecordFormatError(.hash, .line(line))
    }
    return hash
  }
}

extension NodeHash {
  /// The hash in base64, as notes and proofs write it.
  package var base64: String { withUnsafeBytes { Base64.encode($0) } }
}
