import Inventory
package import Record
package import Vocabulary

/// A task that was given to a body outside its lists is withdrawn; it never bound anyone (撤回).
package struct WithdrawTask: CaseCommand {
  package static let kind =
    CommandKind(
      "withdraw-task", .dispatch, "cases/{case}/held-tasks/{task}/withdrawal",
      [.subject, .required("task", .code), .reason], WithdrawTask.self)

  package let subject: CaseID
  let task: TaskID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    task = reading.code("task")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.requiredHeld(task, in: subject)
    return [.taskWithdrawn(TaskWithdrawn(task: task, reason: reason))]
  }
}
