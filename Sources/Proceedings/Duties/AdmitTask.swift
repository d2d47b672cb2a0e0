import Cases
import Inventory
package import Record
import Resolutions
package import Vocabulary

/// A task that was given to a body outside its lists is admitted, with the means that come with it; it binds from now
/// on (准入).
package struct AdmitTask: CaseCommand {
  package static let kind =
    CommandKind(
      "admit-task", .dispatch, "cases/{case}/held-tasks/{task}/admission",
      [.subject, .required("task", .code), .required("due", .date), .reason], AdmitTask.self)

  package let subject: CaseID
  let task: TaskID
  let due: CivilDate
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    task = reading.code("task")
    due = reading.date("due")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let held = try desk.requiredHeld(task, in: subject)
    let standing = try desk.required(subject)
    guard standing.state == .executing, standing.resolution == held.resolution else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue, "needed": CaseState.executing.rawValue])
    }
    guard due >= desk.clock.date(of: hearing.now) else {
      throw Malformed([FieldFault(field: "due", code: .inThePast, value: due.description)])
    }
    let clause = Clause(
      number: held.clause.number, text: held.clause.text, lead: held.clause.lead, supports: held.clause.supports,
      due: due, evidence: held.clause.evidence, verifier: held.clause.verifier)
    return [
      .taskAdmitted(TaskAdmitted(task: task, reason: reason)),
      .taskAssigned(TaskAssigned(id: task, resolution: held.resolution, clause: clause)),
    ]
  }
}
