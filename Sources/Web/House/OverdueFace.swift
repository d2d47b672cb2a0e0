import Duties
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  package func overdue(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let escalated = try await room.escalations(at: visit.now)
    let alarms = escalated.count(where: \.isAlarming)
    let page = OverduePage(
      count: words.count("overdue.count", escalated.count),
      alarms: alarms == 0 ? nil : words.count("overdue.alarms", alarms), duties: escalated.map { scene.item($0) })
    return face(page, title: words["overdue.title"], section: .other, scene)
  }
}

extension Scene {
  /// A duty that went up the ladder, as pages show it.
  func item(_ duty: EscalatedDuty) -> EscalatedItem {
    EscalatedItem(
      words: words["act.\(duty.key.command).title"],
      subject: Link("\(duty.subject.text) \(duty.title)", Address.theCase(duty.subject)),
      holder: names.partyLink(duty.holder), entry: duty.entry.map { Link($0.text, Address.entry($0)) },
      deadline: words.limit(words["task.due"], at: duty.key.due, now: now, on: clock),
      steps: duty.steps.map { step in
        EscalationStep(
          mark: mark(step.word), to: step.to.map(names.partyLink),
          alarm: step.alarm.map { words["alarm.\($0.rawValue)"] },
          at: words.time(step.at, on: clock),
          event: Link(words("notice.event", ["sequence": String(step.sequence)]), Address.event(step.sequence)))
      })
  }

  /// A step of the ladder as a mark.
  func mark(_ word: EscalationWord) -> Mark { Mark(words["escalation.\(word.rawValue)"], word.tone) }
}

extension EscalationWord {
  /// How urgent a step looks.
  var tone: Mark.Tone {
    switch self {
    case .overdue, .reminder: .wait
    case .supervision, .accountability: .stop
    }
  }
}
