import Vocabulary

/// The table of legal bases, looked up by instrument; a list can be judged on any day against it.
struct BasisRegister: Sendable {
  private let byInstrument: [String: [LegalBasis]]

  init(_ bases: [LegalBasis]) {
    let own = Dictionary(grouping: bases) { Self.plain($0.instrument) }
    byInstrument = own.merging(Dictionary(grouping: KnownBases.records) { $0.instrument }) { given, _ in given }
  }

  /// The name without 中华人民共和国, which lists leave out.
  static func plain(_ instrument: String) -> String {
    let state = "中华人民共和国"
    return instrument.hasPrefix(state) ? String(instrument.dropFirst(state.count)) : instrument
  }

  /// The records that a citation may mean, one group for each article and one for the instrument as a whole: of the
  /// version that it names, or of no version in particular; of all versions when it names none.
  func groups(of citation: Citation) -> [[LegalBasis]] {
    guard var chosen = byInstrument[Self.plain(citation.instrument)] else { return [] }
    if !citation.version.isEmpty {
      var named = chosen.filter { $0.version == citation.version }
      // Versions are called 2018年修正, 2018修正 or 2018年修订: the year tells them apart.
      if named.isEmpty, let year = Self.year(of: citation.version) {
        named = chosen.filter { Self.year(of: $0.version) == year }
      }
      chosen = named.isEmpty ? chosen.filter(\.version.isEmpty) : named
    }
    let meant = chosen.filter { $0.article.isEmpty || citation.cites($0.article) }
    var order: [String] = []
    for record in meant where !order.contains(record.article) { order.append(record.article) }
    return order.map { article in meant.filter { $0.article == article } }
  }

  /// The records of an instrument, in all versions.
  func records(ofInstrument name: String) -> [LegalBasis] { byInstrument[Self.plain(name)] ?? [] }

  private static func year(of version: String) -> Int? {
    let digits = version.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return digits.count == 4 ? Int(digits) : nil
  }

  /// All records that a citation may mean.
  func records(of citation: Citation) -> [LegalBasis] { groups(of: citation).flatMap { $0 } }

  /// The days on which the basis of an entry carries it, as stretches without overlaps in order.
  ///
  /// A basis without words carries nothing; a citation that the table does not know is taken as in force; of several
  /// citations one in force is enough.
  func stretches(of basis: EntryBasis) -> [DayStretch] {
    guard !basis.text.zh.isEmpty else { return [] }
    let cap = DayStretch(from: nil, until: basis.until)
    var stretches: [DayStretch] = []
    for citation in basis.citations {
      let groups = groups(of: citation)
      if groups.isEmpty { return [cap] }
      for group in groups { stretches += group.map { DayStretch(from: $0.from, until: $0.until) } }
    }
    guard !stretches.isEmpty else { return [cap] }
    return DayStretch.union(stretches).compactMap { $0.intersection(cap) }
  }
}

/// Days from one, until but not including another; either may be open.
struct DayStretch: Hashable, Sendable {
  let from: Int
  let until: Int

  init(from: CivilDate?, until: CivilDate?) {
    self.from = from?.day ?? Int.min
    self.until = until?.day ?? Int.max
  }

  init(from: Int, until: Int) {
    self.from = from
    self.until = until
  }

  var isEmpty: Bool { from >= until }

  func intersection(_ other: DayStretch) -> DayStretch? {
    let both = DayStretch(from: max(from, other.from), until: min(until, other.until))
    return both.isEmpty ? nil : both
  }

  func contains(_ day: Int) -> Bool { from <= day && day < until }

  /// The same days as stretches in order that neither overlap nor touch.
  static func union(_ stretches: [DayStretch]) -> [DayStretch] {
    var merged: [DayStretch] = []
    for stretch in stretches.filter({ !$0.isEmpty }).sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
      if let last = merged.last, stretch.from <= last.until {
        merged[merged.count - 1] = DayStretch(from: last.from, until: max(last.until, stretch.until))
      } else {
        merged.append(stretch)
      }
    }
    return merged
  }
}
