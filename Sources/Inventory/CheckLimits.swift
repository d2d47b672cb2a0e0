import Vocabulary

/// Promised limits that are certainly longer than the statutory ones.
extension InventoryCheck {
  func limits() -> [InventoryFinding] {
    active.compactMap { position in
      let entry = entry(position)
      guard let promised = entry.promisedLimit, let statutory = entry.statutoryLimit,
        promised.certainlyExceeds(statutory, for: entry.powerType)
      else { return nil }
      return finding(
        .timeLimitExceedsStatute, [position],
        zh: "承诺时限 \(promised.short(.zh)) 长于法定时限 \(statutory.short(.zh));请缩短承诺时限",
        en: "the promised \(promised.short(.en)) are longer than the statutory \(statutory.short(.en)); promise less")
    }
  }
}

extension TimeLimit {
  /// The first day after so many days, months or years from a day on; nil for what is not counted in whole days.
  func end(from start: CivilDate) -> CivilDate? {
    switch unit {
    case .calendarDay: return start.advanced(byDays: number)
    case .week: return start.advanced(byDays: number * 7)
    case .month, .year:
      let (year, month, day) = start.components
      let count = year * 12 + month - 1 + number * (unit == .year ? 12 : 1)
      // A month without the day ends on its last day.
      return stride(from: day, to: 27, by: -1).lazy.compactMap {
        CivilDate(year: count / 12, month: count % 12 + 1, dayOfMonth: $0)
      }.first ?? CivilDate(year: count / 12, month: count % 12 + 1, dayOfMonth: day)
    case .minute, .hour, .workingHour, .workingDay: return nil
    }
  }

  /// The number and the unit, without the start event.
  func short(_ language: Language) -> String { TimeLimit(number: number, unit: unit).words(language) }

  /// Whether this limit is longer than another on every calendar.
  ///
  /// In the same unit the numbers decide; otherwise the shortest stretch of this one must be longer than the longest
  /// stretch of the other. 行政许可法 82: days of licences are working days; 行政处罚法 85: so are 2, 3, 5 and 7 days;
  /// 行政强制法 69: so are up to 10 days.
  package func certainlyExceeds(_ other: TimeLimit, for type: PowerType) -> Bool {
    let (own, limit) = (counted(for: type), other.counted(for: type))
    if own.unit == limit.unit { return own.number > limit.number }
    if let months = own.months, let most = limit.months { return months > most }
    return own.minutes.lowerBound > limit.minutes.upperBound
  }

  private func counted(for type: PowerType) -> TimeLimit {
    guard unit == .calendarDay else { return self }
    let working =
      switch type {
      case .licence: true
      case .penalty: [2, 3, 5, 7].contains(number)
      case .coercion: number <= 10
      default: false
      }
    return working ? TimeLimit(number: number, unit: .workingDay, from: from, origin: origin) : self
  }

  private var months: Int? { unit == .month ? number : unit == .year ? number * 12 : nil }

  /// The shortest and the longest time that the limit can be, in minutes; a working week has 5 days of 8 hours, and no
  /// holiday is longer than 10 days.
  private var minutes: ClosedRange<Int> {
    let day = 24 * 60
    switch unit {
    case .minute: return number...number
    case .hour: return number * 60...number * 60
    case .workingHour:
      let days = (number + 7) / 8
      return (number <= 8 ? number * 60 : (days - 1) * day)...Self.workingDays(days)
    case .workingDay:
      return max(0, (number + (number - 1) / 5 * 2)) * day - (number > 0 ? day : 0)...Self.workingDays(number)
    case .calendarDay: return number * day...number * day
    case .week: return number * 7 * day...number * 7 * day
    case .month: return number * 28 * day...number * 31 * day
    case .year: return number * 365 * day...number * 366 * day
    }
  }

  private static func workingDays(_ days: Int) -> Int { (days + (days + 4) / 5 * 2 + 10 * (1 + days / 60)) * 24 * 60 }
}
