import Inventory
package import Record
package import Vocabulary
import Voting

/// Someone enters what a ballot paper says, or what a voter said at a counter or on the telephone; it counts once two
/// different people have read the same (录入纸票).
package struct EnterPaperBallot: CaseCommand {
  package static let kind =
    CommandKind(
      "enter-paper-ballot", .enterPaper, "cases/{case}/ballots/{ballot}/papers", PaperForm.fields,
      EnterPaperBallot.self)

  package var subject: CaseID { paper.subject }
  let paper: PaperForm

  package init(_ form: Form) throws(Malformed) { paper = try PaperForm(form) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.paperEntered(try paper.entered(settling: false, on: desk, in: &hearing))]
  }
}
