package import Duties
package import Vocabulary

/// A duty was not fulfilled in time and goes up one step of the ladder.
package struct DutyEscalated: Hashable, Sendable, Codable {
  /// Why an escalation reaches nobody.
  package enum Alarm: String, CaseIterable, Sendable, Codable {
    /// The inventory names no body above the holder.
    case nobodyAbove = "nobody-above"
    /// Nobody holds a seat in force in the body that it goes to.
    case nobodySits = "nobody-sits"
  }

  /// Which duty.
  package let duty: DutyKey
  /// The step of the ladder, from 1.
  package let step: Int
  /// What the step is called.
  package let word: EscalationWord
  /// By how many times its limit the duty is overdue.
  package let multiple: Int
  /// The party that owes it.
  package let holder: PartyID
  /// The party that it goes to; nil when nobody is above.
  package let to: PartyID?
  /// The entry from which the duty follows.
  package let entry: EntryCode?
  /// The article of the duty, as the inventory cites it.
  package let article: Bilingual?
  /// Why the step reaches nobody, if it does.
  package let alarm: Alarm?

  /// The details of the event.
  package init(
    duty: DutyKey, step: Int, word: EscalationWord, multiple: Int, holder: PartyID, to: PartyID?, entry: EntryCode?,
    article: Bilingual?, alarm: Alarm?
  ) {
    self.duty = duty
    self.step = step
    self.word = word
    self.multiple = multiple
    self.holder = holder
    self.to = to
    self.entry = entry
    self.article = article
    self.alarm = alarm
  }
}

/// The ladder of escalation from now on, in place of the one before.
package struct LadderKept: Hashable, Sendable, Codable {
  /// The ladder.
  package let ladder: EscalationLadder

  /// The details of the event.
  package init(ladder: EscalationLadder) {
    self.ladder = ladder
  }
}
