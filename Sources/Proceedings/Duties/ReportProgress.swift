import Cases
import Duties
import Inventory
package import Record
package import Vocabulary

/// The holder of a task says how far it is (报告进展).
package struct ReportProgress: CaseCommand {
  package static let kind =
    CommandKind(
      "report-progress", .report, "cases/{case}/tasks/{task}/reports",
      [
        .subject, .required("task", .code), .required("progress", .choice(Progress.allCases.map(\.rawValue))), .text,
      ], ReportProgress.self)

  package let subject: CaseID
  let task: TaskID
  let progress: Progress
  let text: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    task = reading.code("task")
    progress = reading.choice("progress")
    text = reading.text("text")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(task, in: subject)
    let standing = try desk.required(subject)
    guard standing.resolution == facts.resolution else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue])
    }
    let state = try facts.standing.reported(progress, by: hearing.author.party)
    let others = try desk.tasks(of: facts.resolution).filter { $0.id != task }
    if state == .reported, others.allSatisfy({ $0.state == .reported || $0.state == .verified }) {
      _ = try standing.after(.reportLastTask, at: hearing.now)
    }
    return [.progressReported(ProgressReported(task: task, progress: progress, text: text))]
  }
}
