/// Whether texts hold words, by their bytes: the checks ask this a dozen times for each row of lists with 100,000 rows.
enum ByteSearch {
  static func contains(_ text: String, _ word: String) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { text in
      word.utf8.withContiguousStorageIfAvailable { word in contains(text, word) } ?? false
    }
    return found ?? text.contains(word)
  }

  static func containsAny(_ text: String, _ words: [String]) -> Bool { words.contains { contains(text, $0) } }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, text.count >= word.count else { return word.isEmpty }
    var start = 0
    while start <= text.count - word.count {
      if text[start] == first {
        var length = 1
        while length < word.count, text[start + length] == word[length] { length += 1 }
        if length == word.count { return true }
      }
      start += 1
    }
    return false
  }
}
