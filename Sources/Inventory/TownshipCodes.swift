import Vocabulary

/// What the three lists leave unsaid and every entry must have: a code, and an area.
extension TownshipEntries {
  /// The code of each row: its own, or whose list it stands in, which, and its number, such as `石榴镇-配合-12`. Where the
  /// numbers begin anew in each domain, the domain stands before them.
  static func heads(of rows: [TownshipRow]) -> [String] {
    var numbers: [String: [Int]] = [:]
    let stems = rows.map { codeWord($0.owner?.name ?? "") + "-" + TownshipWords.short($0.list) }
    var counts: [String: Int] = [:]
    var tails = rows.map { codeWord($0.number) }
    for index in rows.indices {
      counts[stems[index], default: 0] += 1
      if tails[index].isEmpty { tails[index] = String(counts[stems[index]] ?? 0) }
      numbers[stems[index] + "\n" + tails[index], default: []].append(index)
    }
    var restarted: Set<String> = []
    for same in numbers.values where same.count > 1 {
      let domains = same.map { rows[$0].domain }
      if Set(domains).count == domains.count, let first = same.first { restarted.insert(stems[first]) }
    }
    return rows.indices.map { index in
      if !rows[index].code.isEmpty { return rows[index].code }
      let domain = restarted.contains(stems[index]) ? "-" + codeWord(rows[index].domain) : ""
      return stems[index] + domain + "-" + tails[index]
    }
  }

  /// A word without what parts codes from each other.
  static func codeWord(_ text: String) -> String {
    Words.trimmed(String(Words.plain(text).map { ";、,/\n ".contains($0) ? "·" : $0 }))
  }

  /// The area of each township: from the tables; a single township without one has the whole area of its list; several
  /// get a code each, made of their names, so that one does not lead in the other's streets.
  static func areas(
    of rows: [TownshipRow], parties: [Party], known: [String: AreaCode]
  ) -> [String: AreaCode] {
    var byParty: [PartyID: AreaCode] = [:]
    for party in parties { byParty[party.id] = party.area }
    var areas: [String: AreaCode] = [:]
    let bodies = rows.flatMap(\.townships)
    for body in bodies { areas[body.name] = byParty[body.party] ?? known[body.name] }
    let unknown = Set(bodies.map(\.name)).filter { areas[$0] == nil }.sorted()
    guard unknown.count > 1 || !areas.isEmpty else { return areas }
    var taken = Set(areas.values)
    for name in unknown {
      var number = name.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 } % 1_000_000
      while true {
        let digits = String(number)
        let code = AreaCode("999" + String(repeating: "0", count: 6 - digits.count) + digits)
        if let code, number % 1_000 != 0, taken.insert(code).inserted {
          areas[name] = code
          break
        }
        number = (number + 1) % 1_000_000
      }
    }
    return areas
  }
}
