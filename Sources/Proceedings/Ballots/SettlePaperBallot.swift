import Inventory
package import Record
package import Vocabulary
import Voting

/// Another person reads a paper on which two disagree; it counts when that agrees with one of them (复核纸票).
package struct SettlePaperBallot: CaseCommand {
  package static let kind =
    CommandKind(
      "settle-paper-ballot", .enterPaper, "cases/{case}/ballots/{ballot}/papers/settled", PaperForm.fields,
      SettlePaperBallot.self)

  package var subject: CaseID { paper.subject }
  let paper: PaperForm

  package init(_ form: Form) throws(Malformed) { paper = try PaperForm(form) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.paperEntered(try paper.entered(settling: true, on: desk, in: &hearing))]
  }
}
