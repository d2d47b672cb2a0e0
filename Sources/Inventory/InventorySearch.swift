package import Vocabulary

/// The words of a version, laid out for searching: one run of bytes, a stretch for each entry.
///
/// Found are entries in which every word of the question stands somewhere: in the code, the name, the holder, the
/// matter, the duty, the basis with its article, or what else a row says. Case and width of letters make no difference.
package struct InventorySearch: Sendable {
  private let inventory: CompiledInventory
  private let bytes: [UInt8]
  /// Where the words of each entry begin, and after the last one where they end.
  private let starts: [Int]
  /// Where in the words of each entry the name ends, and where its holder and matter end.
  private let ends: [(name: Int, place: Int)]

  /// Lays out the words of a version.
  package init(_ inventory: CompiledInventory) {
    self.inventory = inventory
    var bytes: [UInt8] = []
    var starts = [0]
    var ends: [(name: Int, place: Int)] = []
    var parties: [PartyID: [UInt8]] = [:]
    var matters: [MatterCode: [UInt8]] = [:]
    func add(_ text: String) {
      guard !text.isEmpty else { return }
      bytes += Self.folded(text).utf8
      bytes.append(0)
    }
    func both(_ words: Bilingual) {
      add(words.zh)
      if words.en != words.zh { add(words.en) }
    }
    for entry in inventory.tables.entries {
      add(entry.code.text)
      both(entry.name)
      let name = bytes.count
      if case .party(let id) = entry.holder {
        let words = parties[id] ?? Self.words(inventory.party(id)?.name, id.text)
        parties[id] = words
        bytes += words
      }
      let matter = matters[entry.matter] ?? Self.words(inventory.matter(entry.matter)?.name, entry.matter.text)
      matters[entry.matter] = matter
      bytes += matter
      ends.append((name, bytes.count))
      both(entry.duty)
      both(entry.basis.text)
      if entry.stage != .any { add(entry.stage.text) }
      for text in [entry.subItem, entry.office, entry.dutyBasis, entry.accountability, entry.audience] { add(text) }
      for supervisor in entry.supervisors { add(supervisor) }
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
    self.ends = ends
  }

  private static func words(_ name: Bilingual?, _ code: String) -> [UInt8] {
    [code, name?.zh ?? "", name.map { $0.en == $0.zh ? "" : $0.en } ?? ""].filter { !$0.isEmpty }
      .flatMap { Array(folded($0).utf8) + [0] }
  }

  /// A text as it is compared: small letters, narrow forms.
  private static func folded(_ text: String) -> String { Words.plain(text).lowercased() }

  /// The words of a question, folded; at most eight.
  private static func asked(_ question: String) -> [[UInt8]] {
    folded(question).split { $0.isWhitespace || "、，,".contains($0) }.prefix(8).map { Array($0.utf8) }
  }

  /// The positions of the entries that a question finds: those named so first, then those whose holder or matter is,
  /// then the others, each in the order of the list; all of them for a question without words.
  package func positions(_ question: String) -> [Int] {
    let words = Self.asked(question)
    guard !words.isEmpty else { return Array(starts.indices.dropLast()) }
    var found: [[Int]] = [[], [], []]
    bytes.withUnsafeBufferPointer { all in
      for entry in ends.indices {
        var rank = 0
        for word in words {
          guard let place = Self.first(word, in: all, starts[entry]..<starts[entry + 1]) else {
            rank = 3
            break
          }
          rank = max(rank, place < ends[entry].name ? 0 : place < ends[entry].place ? 1 : 2)
        }
        if rank < 3 { found[rank].append(entry) }
      }
    }
    return found.flatMap(\.self)
  }

  private static func first(_ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard let head = word.first, range.count >= word.count else { return nil }
    var start = range.lowerBound
    let last = range.upperBound - word.count
    while start <= last {
      if bytes[start] == head {
        var length = 1
        while length < word.count, bytes[start + length] == word[length] { length += 1 }
        if length == word.count { return start }
      }
      start += 1
    }
    return nil
  }

  /// The parties whose name or code holds every word of a question.
  package func parties(_ question: String) -> [Party] {
    named(question, inventory.tables.parties) { ($0.id.text, $0.name) }
  }

  /// The matters whose name, code or description holds every word of a question.
  package func matters(_ question: String) -> [Matter] {
    named(question, inventory.tables.matters) {
      ($0.code.text + "\n" + $0.description.zh + "\n" + $0.description.en, $0.name)
    }
  }

  /// The areas whose name or code holds every word of a question.
  package func areas(_ question: String) -> [Area] {
    named(question, inventory.tables.areas) { ($0.code.text, $0.name) }
  }

  private func named<Item>(
    _ question: String, _ items: [Item], _ words: (Item) -> (code: String, name: Bilingual)
  ) -> [Item] {
    let asked = Self.asked(question).map { String(decoding: $0, as: UTF8.self) }
    guard !asked.isEmpty else { return [] }
    return items.filter { item in
      let (code, name) = words(item)
      let text = Self.folded(code + "\n" + name.zh + "\n" + name.en)
      return asked.allSatisfy { ByteSearch.contains(text, $0) }
    }
  }
}
