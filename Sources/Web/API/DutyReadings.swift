import Duties
import Hummingbird
import Proceedings
import Record
import Vocabulary

extension House {
  /// `GET /duties/overdue`.
  func overduePage(_ call: Call) async throws -> Response {
    .page(try await faces.overdue(try await visit(call)), for: call.caller)
  }

  /// `GET /api/duties/overdue`: the duties that went up and are still owed.
  func overdueAPI(_ call: Call) async throws -> Response {
    let clock = try await clock()
    return .json(["items": .list(try await room.escalations(at: call.now)) { Self.json($0, clock) }])
  }

  static func json(_ duty: EscalatedDuty, _ clock: CivilClock) -> JSON {
    [
      "command": .text(duty.key.command), "case": .id(duty.subject), "title": .text(duty.title),
      "about": .text(duty.key.about), "due": .instant(duty.key.due, clock), "holder": .id(duty.holder),
      "entry": .id(duty.entry), "steps": .list(duty.steps) { json($0, clock) },
    ]
  }

  static func json(_ step: EscalatedDuty.Step, _ clock: CivilClock) -> JSON {
    [
      "step": .number(step.number), "word": .text(step.word.rawValue), "to": .id(step.to),
      "alarm": .text(step.alarm?.rawValue), "at": .instant(step.at, clock), "sequence": .number(step.sequence),
    ]
  }
}

extension Schemas {
  /// The schemas of what is overdue.
  static var duties: [(String, JSON)] {
    [
      (
        "EscalationStep",
        object(
          ("step", whole), ("word", text), ("to", maybeText), ("alarm", maybeText), ("at", instant),
          ("sequence", whole))
      ),
      (
        "EscalatedDuty",
        object(
          ("command", text), ("case", code), ("title", text), ("about", maybeText), ("due", instant),
          ("holder", text), ("entry", maybeText), ("steps", list(ref("EscalationStep"))))
      ),
      (
        "HeldTask",
        object(
          ("id", code), ("resolution", code), ("clause", whole), ("text", text), ("lead", text), ("party", text),
          ("due", date), ("state", words(HeldTask.State.self)))
      ),
      ("OverdueDuties", object(("items", list(ref("EscalatedDuty"))))),
    ]
  }
}
