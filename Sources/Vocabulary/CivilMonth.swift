/// A month of the civil calendar, written `2026-11`.
package struct CivilMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first day of the month.
  package let firstDay: CivilDate

  /// The month in which a day lies.
  package init(of day: CivilDate) {
    firstDay = day.advanced(byDays: 1 - day.components.dayOfMonth)
  }

  /// Reads `2026-11`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let day = CivilDate("\(text)-01") else {
      return nil
    }
    firstDay = day
  }

  /// The month after it.
  package var next: CivilMonth { CivilMonth(of: firstDay.advanced(byDays: 31)) }

  package var description: String { String(firstDay.description.prefix(7)) }

  package static func < (left: Self, right: Self) -> Bool { left.firstDay < right.firstDay }
}
