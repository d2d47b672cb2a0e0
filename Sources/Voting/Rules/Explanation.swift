package import Vocabulary

extension CountedCondition {
  /// The condition in words and numbers, with the multiplication that a reader repeats on paper.
  package func explain(_ language: Language) -> String {
    let who = counted.words(measure)[language]
    let whole = of.words(measure)[language]
    let left = "\(shown(Int128(value))) × \(denominator) = \(shown(Int128(value) * Int128(denominator)))"
    let right = "\(shown(Int128(total))) × \(numerator) = \(shown(Int128(total) * Int128(numerator)))"
    let share = "\(numerator)/\(denominator)"
    switch language {
    case .zh:
      let demand = numerator == 0 ? "须为零" : "须\(comparison.words.zh)\(whole)的\(share)"
      let verdict = passed ? "满足" : "不满足"
      return "\(who) \(shown(Int128(value)))，\(whole) \(shown(Int128(total)))；\(demand)："
        + "\(left) \(sign) \(right)，\(verdict)（\(article.zh)）"
    case .en:
      let demand = numerator == 0 ? "must be none" : "must be \(comparison.words.en) \(share) of \(whole)"
      let verdict = passed ? "holds" : "fails"
      return "\(who) \(shown(Int128(value))), \(whole) \(shown(Int128(total))); \(demand): "
        + "\(left) \(sign) \(right), \(verdict) (\(article.en))"
    }
  }

  /// How the two products do stand to each other.
  private var sign: String {
    let left = Int128(value) * Int128(denominator)
    let right = Int128(total) * Int128(numerator)
    return left == right ? "=" : left > right ? ">" : "<"
  }

  /// A sum as a reader writes it: floor area in m² with two decimals.
  private func shown(_ number: Int128) -> String { measure == .area ? squareMetres(number) : String(number) }
}

/// Hundredths of a square metre as `10000.01 m²`.
func squareMetres(_ hundredths: Int128) -> String {
  let cents = String(hundredths.magnitude % 100)
  return "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100).\(cents.count == 1 ? "0" : "")\(cents) m²"
}

extension Measure {
  /// The measure by name.
  package var words: Bilingual {
    switch self {
    case .heads: Bilingual(zh: "人数", en: "heads")
    case .area: Bilingual(zh: "专有部分面积", en: "exclusive floor area")
    case .households: Bilingual(zh: "户数", en: "households")
    case .members: Bilingual(zh: "成员数", en: "members")
    }
  }
}

extension Counted {
  fileprivate func words(_ measure: Measure) -> Bilingual {
    let words = measure.words
    return switch self {
    case .participating: Bilingual(zh: "参与表决的\(words.zh)", en: "\(words.en) taking part")
    case .yes: Bilingual(zh: "同意的\(words.zh)", en: "\(words.en) in favour")
    case .no: Bilingual(zh: "反对的\(words.zh)", en: "\(words.en) against")
    }
  }
}

extension Base {
  fileprivate func words(_ measure: Measure) -> Bilingual {
    let words = measure.words
    return switch self {
    case .participating: Bilingual(zh: "参与表决的\(words.zh)", en: "\(words.en) taking part")
    case .all: Bilingual(zh: "全部\(words.zh)", en: "all \(words.en)")
    case .decided: Bilingual(zh: "同意与反对的\(words.zh)", en: "\(words.en) for and against")
    }
  }
}

extension Comparison {
  /// The comparison by name.
  package var words: Bilingual {
    switch self {
    case .atLeast: Bilingual(zh: "达到", en: "at least")
    case .moreThan: Bilingual(zh: "超过", en: "more than")
    case .atMost: Bilingual(zh: "不超过", en: "at most")
    }
  }
}
