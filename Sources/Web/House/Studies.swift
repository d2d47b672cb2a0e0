import Inventory
import Proceedings
import Synchronization
import Vocabulary

/// What is worked out of a version of the inventory and costs more than reading it: findings, coverage, an index for
/// searching, a comparison. A version never changes, so each is worked out once and kept; the ones asked for long ago
/// give way.
package final class Studies: Sendable {
  private struct Key: Hashable {
    let inventory: ObjectIdentifier
    let other: ObjectIdentifier?
    let what: String
  }

  private struct Item {
    /// Kept with the study, so that no other version takes its place in memory while the key is known.
    let inventories: [CompiledInventory]
    let study: any Sendable
  }

  private struct Contents {
    var items: [Key: Item] = [:]
    /// The keys, the one asked for longest ago first.
    var order: [Key] = []
  }

  private let most: Int
  private let contents = Mutex(Contents())

  /// No studies yet; at most so many are kept.
  package init(keeping most: Int = 48) { self.most = most }

  /// The findings over the days that are asked for.
  func findings(of inventory: CompiledInventory, _ days: CheckedDays) -> [InventoryFinding] {
    study(inventory, "findings \(days.from) \(days.isOneDay) \(days.until?.description ?? "")") {
      days.isOneDay ? inventory.check(on: days.from) : inventory.check(from: days.from, until: days.until)
    }
  }

  /// Who leads where on a day.
  func coverage(of inventory: CompiledInventory, on date: CivilDate) -> Coverage {
    study(inventory, "coverage \(date)") { Coverage(inventory, on: date) }
  }

  /// The words of a version.
  func search(in inventory: CompiledInventory) -> InventorySearch {
    study(inventory, "search") { InventorySearch(inventory) }
  }

  /// What each party carries on a day.
  func burdens(of inventory: CompiledInventory, on date: CivilDate) -> [Burden] {
    study(inventory, "burdens \(date)") { inventory.burdens(on: date) }
  }

  /// The difference from a version to a later one.
  func difference(from old: CompiledInventory, to new: CompiledInventory) -> InventoryDifference {
    study(old, "difference", other: new) { old.difference(to: new) }
  }

  private func study<Study: Sendable>(
    _ inventory: CompiledInventory, _ what: String, other: CompiledInventory? = nil, _ make: () -> Study
  ) -> Study {
    let key = Key(
      inventory: ObjectIdentifier(inventory), other: other.map { ObjectIdentifier($0) }, what: what)
    let known = contents.withLock { contents -> Study? in
      guard let item = contents.items[key] else { return nil }
      contents.order.removeAll { $0 == key }
      contents.order.append(key)
      return item.study as? Study
    }
    if let known { return known }
    let made = make()
    contents.withLock { contents in
      if contents.items.updateValue(
        Item(inventories: [inventory, other].compactMap(\.self), study: made), forKey: key) == nil
      {
        contents.order.append(key)
      }
      if contents.order.count > most { contents.items[contents.order.removeFirst()] = nil }
    }
    return made
  }
}

/// The days that a check judges.
struct CheckedDays: Equatable {
  /// The day, or the first of the days.
  let from: CivilDate
  /// The first day that is not judged any more; nil for no end.
  let until: CivilDate?
  /// Whether one day is judged.
  let isOneDay: Bool

  /// One day.
  init(on date: CivilDate) {
    from = date
    until = nil
    isOneDay = true
  }

  /// Several days.
  init(from: CivilDate, until: CivilDate?) {
    self.from = from
    self.until = until
    isOneDay = false
  }
}

extension Asking {
  /// The days that a check shall judge: `on`, or `from` and `to`; today when none is asked for.
  mutating func checkedDays(today: CivilDate) -> CheckedDays {
    let (on, from, to) = (date("on"), date("from"), date("to"))
    if let on { return CheckedDays(on: on) }
    guard from != nil || to != nil else { return CheckedDays(on: today) }
    let first = from ?? min(today, to ?? today)
    guard let to else { return CheckedDays(from: first, until: nil) }
    guard to > first else {
      note(FieldFault(field: "to", code: .outOfRange, value: to.description, limit: "> \(first)"))
      return CheckedDays(on: first)
    }
    return CheckedDays(from: first, until: to)
  }
}
