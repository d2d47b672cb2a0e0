package import Inventory
package import Vocabulary

/// Which duty: the command that fulfils it, what it is about, and when it is due. A new limit is a new duty.
package struct DutyKey: Hashable, Sendable, Codable {
  /// The command that fulfils it, such as `accept-case`.
  package let command: String
  /// The task, resolution or petition that it is about, if one.
  package let about: String?
  /// The first instant at which it is overdue.
  package let due: Instant

  /// Names a duty.
  package init(command: String, about: String? = nil, due: Instant) {
    self.command = command
    self.about = about
    self.due = due
  }
}

/// A duty with a clock that nobody has fulfilled yet (未履行的职责).
package struct Obligation: Hashable, Sendable {
  /// Which duty.
  package let key: DutyKey
  /// The party that owes it.
  package let holder: PartyID
  /// The entry of the inventory from which it follows.
  package let entry: EntryCode?
  /// The limit that ran, by which it is counted how long the duty is overdue.
  package let limit: TimeLimit

  /// A duty that is owed.
  package init(key: DutyKey, holder: PartyID, entry: EntryCode?, limit: TimeLimit) {
    self.key = key
    self.holder = holder
    self.entry = entry
    self.limit = limit
  }
}
