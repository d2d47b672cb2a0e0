import Vocabulary

/// The matters that entries name, and for each code the entries' matters that cover it.
struct MatterIndex: Sendable {
  private var table = ByteTable()
  /// For each code, a range of `chains`.
  private var ranges: [Range<Int>] = []
  private var chains: [Int32] = []
  private var anyRange = 0..<0
  private let codes: [MatterCode]

  /// An index of the matters of entries, and of other codes that will be asked for often.
  init(entries: [MatterCode], others: [MatterCode]) {
    var named: Set<MatterCode> = []
    for code in entries {
      named.insert(code)
      _ = table.insert(code.text)
    }
    var codes: [MatterCode] = []
    var seen: Set<MatterCode> = []
    for code in entries where seen.insert(code).inserted { codes.append(code) }
    for code in others where seen.insert(code).inserted {
      codes.append(code)
      _ = table.insert(code.text)
    }
    self.codes = codes
    let anyCovers: [Int32] = named.contains(.any) ? [table.number(of: MatterCode.any.text)] : []
    for code in codes {
      var own: [Int32] = named.contains(code) && code != .any ? [table.number(of: code.text)] : []
      for length in stride(from: code.text.utf8.count - 1, to: 0, by: -1) {
        let number = table.number(of: code.text, first: length)
        guard number >= 0 else { continue }
        let head = codes[Int(number)]
        if head != .any, named.contains(head), head.covers(code) { own.append(number) }
      }
      ranges.append(chains.count..<(chains.count + own.count + anyCovers.count))
      chains += own + anyCovers
    }
    anyRange = chains.count..<(chains.count + anyCovers.count)
    chains += anyCovers
  }

  /// How many codes it has.
  var count: Int { codes.count }

  /// The number of a code of an entry.
  func number(of code: MatterCode) -> Int32 { table.number(of: code.text) }

  /// Where the entries' matters that cover a code stand, from the longest; `cover` reads them.
  func covering(_ code: MatterCode) -> Range<Int> {
    let number = table.number(of: code.text)
    if number >= 0 { return ranges[Int(number)] }
    for length in stride(from: code.text.utf8.count - 1, to: 0, by: -1) {
      let number = table.number(of: code.text, first: length)
      if number >= 0, codes[Int(number)].covers(code) { return ranges[Int(number)] }
    }
    return anyRange
  }

  /// The number of a covering matter.
  func cover(_ position: Int) -> Int32 { chains[position] }
}
