import Cases
import Duties
import Inventory
package import Record
package import Vocabulary

/// A party that is neither the executor nor under it checks what was reported done (核查).
package struct CheckTask: CaseCommand {
  package static let kind =
    CommandKind(
      "check-task", .verify, "cases/{case}/tasks/{task}/checks",
      [.subject, .required("task", .code), .required("finding", .choice(Finding.allCases.map(\.rawValue))), .text],
      CheckTask.self)

  package let subject: CaseID
  let task: TaskID
  let finding: Finding
  let text: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    task = reading.code("task")
    finding = reading.choice("finding")
    text = reading.text("text")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(task, in: subject)
    let standing = try desk.required(subject)
    guard standing.resolution == facts.resolution else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue])
    }
    let state = try facts.standing.checked(finding, by: hearing.author.party)
    let others = try desk.tasks(of: facts.resolution).filter { $0.id != task }
    if state != .verified {
      _ = try standing.after(.sendBack, at: hearing.now)
    } else if others.allSatisfy({ $0.state == .verified }) {
      _ = try standing.after(.verifyLastTask, at: hearing.now)
    }
    return [.taskChecked(TaskChecked(task: task, finding: finding, text: text))]
  }
}
