import Vocabulary

/// Legal bases: missing, out of force, of too low a rank, overtaken.
extension InventoryCheck {
  func bases() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    for position in active {
      let basis = entry(position).basis
      if basis.text.zh.isEmpty {
        findings.append(
          finding(
            .basisMissing, [position], zh: "没有实施依据;没有依据的条目不产生任何权力,请补上依据",
            en: "no legal basis; an entry without one grants nothing, so cite it"))
        continue
      }
      if let expired = expired(position) {
        findings.append(expired)
        continue
      }
      if let superseded = superseded(position) { findings.append(superseded) }
      if let low = tooLow(position) { findings.append(low) }
    }
    return findings
  }

  /// A basis that is not in force on a day of the window on which the entry is.
  private func expired(_ position: Int) -> InventoryFinding? {
    let basis = entry(position).basis
    guard let days = terms[position].intersection(window) else { return nil }
    if let until = basis.until, until.day < days.until {
      let gap = DayStretch(from: max(terms[position].from, until.day), until: terms[position].until)
      return finding(
        .basisExpired, [position],
        witness: witness(entry(position).matter, entry(position).stage, entry(position).area, gap),
        zh: "实施依据自 \(until) 起失效;请改用现行依据", en: "the basis is out of force from \(until) on; cite the one in force")
    }
    for (citation, records) in basis.citations.flatMap({ citation in
      inventory.basisRegister.groups(of: citation).map { (citation, $0) }
    }) {
      let inForce = DayStretch.union(records.map { DayStretch(from: $0.from, until: $0.until) })
      guard let gap = Self.remainder(of: days, without: inForce) else { continue }
      let successor = records.map(\.supersededBy).first { !$0.isEmpty }
      return finding(
        .basisExpired, [position],
        witness: witness(entry(position).matter, entry(position).stage, entry(position).area, gap),
        zh: "所引《\(citation.instrument)》\(citation.version)此时不在有效期内" + (successor.map { ",现为《\($0)》" } ?? "")
          + ";请改用现行依据",
        en: "“\(citation.instrument)” \(citation.version) is not in force"
          + (successor.map { "; “\($0)” took its place" } ?? "") + "; cite the one in force")
    }
    return nil
  }

  /// The first days of a stretch that others, in order, leave out.
  static func remainder(of days: DayStretch, without others: [DayStretch]) -> DayStretch? {
    var from = days.from
    for other in others where other.until > from {
      if other.from > from { return DayStretch(from: from, until: min(other.from, days.until)) }
      from = other.until
      if from >= days.until { return nil }
    }
    return from < days.until ? DayStretch(from: from, until: days.until) : nil
  }

  private func isInForce(_ record: LegalBasis) -> Bool {
    DayStretch(from: record.from, until: record.until).intersection(window) != nil
  }

  /// Whether a successor has taken the place of a record by now: not before the day on which the record ends, and not
  /// before the successor, as far as the table knows it, is in force.
  private func hasGivenWay(_ record: LegalBasis, to successor: String) -> Bool {
    let known = inventory.basisRegister.records(ofInstrument: successor)
    return record.until == nil && (known.isEmpty || known.contains { isInForce($0) })
  }

  private func superseded(_ position: Int) -> InventoryFinding? {
    let basis = entry(position).basis
    for citation in basis.citations {
      for record in inventory.basisRegister.records(of: citation)
      where !record.supersededBy.isEmpty && isInForce(record) {
        let successor = Citation.all(in: record.supersededBy).first
        let name = successor.map { BasisRegister.plain($0.instrument) } ?? record.supersededBy
        guard hasGivenWay(record, to: name) else { continue }
        guard
          !basis.citations.contains(where: { other in
            BasisRegister.plain(other.instrument) == name
              && (other.instrument != citation.instrument
                || other.version != citation.version)
          })
        else { continue }
        return finding(
          .basisSuperseded, [position],
          zh: "所引《\(citation.instrument)》\(citation.articles)已被 \(record.supersededBy) 取代;请改引",
          en: "“\(citation.instrument)” \(citation.articles) was overtaken by \(record.supersededBy); cite that")
      }
    }
    return nil
  }

  private func tooLow(_ position: Int) -> InventoryFinding? {
    let entry = entry(position)
    guard entry.role == .lead || entry.role == .support, let need = RankNeed.of(entry),
      let rank = rank(of: entry.basis),
      !need.ranks.contains(rank)
    else { return nil }
    return finding(
      .basisTooLow, [position], zh: "\(need.zh)(\(need.source)),所引依据层级不够;请补引上位依据",
      en: "\(need.en) (\(need.source)), and the basis cited is of too low a rank; cite a higher one")
  }

  /// The rank of a basis: by the table of bases where it knows every citation, by names that only normative documents
  /// have, or else as the row says.
  private func rank(of basis: EntryBasis) -> BasisRank? {
    var ranks: [BasisRank] = []
    for citation in basis.citations {
      if let known = inventory.basisRegister.records(of: citation).compactMap(\.rank).max(by: { $0.height < $1.height })
      {
        ranks.append(known)
      } else if RankNeed.isNormative(citation) {
        ranks.append(.normative)
      } else {
        return basis.rank
      }
    }
    return ranks.max { $0.height < $1.height } ?? basis.rank
  }
}

/// Which ranks may create a kind of power.
struct RankNeed {
  let ranks: Set<BasisRank>
  let source: String
  let zh: String
  let en: String

  static func of(_ entry: InventoryEntry) -> RankNeed? {
    switch entry.powerType {
    case .penalty:
      RankNeed(
        ranks: [
          .constitution, .law, .administrativeRegulation, .localRegulation, .departmentalRule, .governmentRule,
        ], source: "行政处罚法第十条至第十六条", zh: "行政处罚只能由法律、法规、规章设定", en: "only laws, regulations and rules create penalties")
    case .licence:
      RankNeed(
        ranks: [.constitution, .law, .administrativeRegulation, .localRegulation, .governmentRule],
        source: "行政许可法第十四条至第十七条", zh: "行政许可只能由法律、法规和省级政府规章设定",
        en: "only laws, regulations and provincial rules create licences")
    case .coercion where isEnforcement(entry):
      RankNeed(
        ranks: [.constitution, .law], source: "行政强制法第十三条", zh: "行政强制执行由法律设定",
        en: "only laws create compulsory enforcement")
    case .coercion:
      RankNeed(
        ranks: [.constitution, .law, .administrativeRegulation, .localRegulation], source: "行政强制法第十条",
        zh: "行政强制措施由法律、法规设定", en: "only laws and regulations create compulsory measures")
    case .levy:
      RankNeed(
        ranks: Set(BasisRank.allCases).subtracting([.normative, .covenant, .judicialInterpretation]),
        source: "立法法第十一条", zh: "行政征收不得由规范性文件设定", en: "normative documents create no levies")
    default: nil
    }
  }

  private static func isEnforcement(_ entry: InventoryEntry) -> Bool {
    ByteSearch.containsAny(entry.stage.text + entry.name.zh, ["强制执行", "强制拆除", "代履行", "加处罚款"])
  }

  /// Names that only normative documents have: 意见, 通知, a document number.
  static func isNormative(_ citation: Citation) -> Bool {
    ["意见", "通知", "方案", "通告", "纪要", "函"].contains { citation.instrument.hasSuffix($0) }
      || citation.version.contains("〔") || citation.instrument.contains("〔")
  }
}
