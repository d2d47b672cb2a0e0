/// The lines of a file as bytes, without byte order mark and line ends; lines are numbered from 1.
struct FileLines {
  let bytes: [UInt8]
  /// Where each line begins and ends in `bytes`.
  private(set) var ranges: [Range<Int>] = []

  /// Splits at LF, CR LF or CR.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let count = bytes.count
    var found: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { buffer in
      var position = start
      while position < count {
        let byte = buffer[position]
        if byte == 10 || byte == 13 {
          found.append(start..<position)
          if byte == 13, position + 1 < count, buffer[position + 1] == 10 { position += 1 }
          start = position + 1
        }
        position += 1
      }
    }
    if start < count { found.append(start..<count) }
    ranges = found
  }

  var count: Int { ranges.count }

  /// The text of a line; a fault where it is not UTF-8.
  func text(_ index: Int) throws(InputFault) -> String {
    guard let text = String(validating: bytes[ranges[index]], as: UTF8.self) else {
      throw InputFault(line: index + 1, zh: "不是 UTF-8 文本；请另存为 UTF-8", en: "is not UTF-8 text; save the file as UTF-8")
    }
    return text
  }

  /// Whether a line has nothing but spaces and tabs.
  func isBlank(_ index: Int) -> Bool { bytes[ranges[index]].allSatisfy { $0 == 32 || $0 == 9 } }
}

/// Reads digits as a number of voters or a candidate; nil for anything else or beyond 10^15.
func wholeNumber(_ text: some StringProtocol) -> Int64? {
  let digits = text.utf8
  guard (1...15).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int64(text)
}

/// The most voters that a file may have in all, so that no sum of a count overflows.
let mostVoters: Int64 = 5_000_000_000
