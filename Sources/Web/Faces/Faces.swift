package import Proceedings
package import Vocabulary
package import Voting

/// How the house looks to people: one method for each page, from what is read to bytes of HTML.
///
/// The server decides who reads, what may be asked and with which status; a face only reads and draws. Whatever it
/// throws is a failure of the machine, except `Unknown`, which becomes the page for what does not exist.
package protocol Faces: Sendable {
  /// `GET /`: what the institution is doing.
  func home(_ visit: Visit) async throws -> Face
  /// `GET /cases`: a list with filters; `faults` names the filters that could not be read and were left out.
  func cases(_ query: CaseQuery, faults: [FieldFault], _ visit: Visit) async throws -> Face
  /// `GET /cases/{case}`: the whole case, with one page of posts, from 1. Throws `Unknown` where there is none.
  func theCase(_ id: CaseID, postPage: Int, _ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/posts/{post}`: every text of a post.
  func history(of post: PostID, in id: CaseID, _ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/proposals/{proposal}?from=1&to=2`: the versions of a proposal, and two of them compared.
  func proposal(_ proposal: ProposalID, in id: CaseID, from: Int?, to: Int?, _ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/resolutions/{resolution}`: the resolution as an official document.
  /// `problem` is what was wrong with a signature that was sent from it.
  func resolution(_ resolution: ResolutionID, in id: CaseID, problem: Problem?, _ visit: Visit) async throws -> Face
  /// `GET /trust`: who trusts whom for signatures.
  func trust(_ visit: Visit) async throws -> Face
  /// `GET /certificates`: the reader's own certificates; the reader is signed in.
  func certificates(_ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/resolutions/{resolution}/akoma-ntoso.xml`: the same for machines, Akoma Ntoso 1.0 (OASIS, 2018).
  func akomaNtoso(of resolution: ResolutionID, in id: CaseID, _ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/ballots/{ballot}`: the paper, or the count; `form` is what was written, `problem` what was wrong
  /// with it.
  func ballot(_ id: BallotID, in subject: CaseID, form: Form?, problem: Problem?, _ visit: Visit) async throws -> Face
  /// `POST /cases/{case}/ballots/{ballot}/check`: what would be cast, in words; `form` is sent along to be cast.
  func ballotCheck(_ id: BallotID, in subject: CaseID, form: Form, voice: Voice, _ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/ballots/{ballot}/batches/{batch}?text=zh`: the papers of a batch, to be printed.
  func papers(_ batch: String, of ballot: BallotID, in subject: CaseID, _ visit: Visit) async throws -> Face
  /// `GET /proxies`: who votes for the reader, and for whom the reader votes; the reader is signed in.
  func proxies(_ visit: Visit) async throws -> Face
  /// `GET /cases/{case}/ballots/{ballot}/receipts/{receipt}`: that a secret vote is in the record, and whether it counts.
  func receipt(
    _ found: SealedReceipt, of id: BallotID, in subject: CaseID, _ visit: Visit
  ) async throws -> Face
  /// `GET /help/secret-ballot`: what a secret ballot protects, and what it does not.
  func secretHelp(_ visit: Visit) async throws -> Face
  /// The form of a command: empty (`GET /cases/new`, `GET /cases/{case}/acts/{command}`, `GET /acts/{command}`), with
  /// one more row, or again with what was wrong and what was written.
  func form(_ attempt: Attempt, _ visit: Visit) async throws -> Face

  /// `GET /desk`: what the reader owes, by when; the reader is signed in.
  func desk(_ visit: Visit) async throws -> Face
  /// `GET /inventory/drift`: cases handled between two days by someone other than the listed lead.
  func drift(from: CivilDate?, to: CivilDate?, faults: [FieldFault], _ visit: Visit) async throws -> Face
  /// `GET /privacy?of=…`: who read the reader's private fields, or those of a person or everyone; for someone who is not
  /// signed in, what one may ask for.
  func privacy(of asked: String?, _ visit: Visit) async throws -> Face
  /// `GET /me/data`: everything that is held about the reader, who is signed in.
  func personalData(_ visit: Visit) async throws -> Face
  /// `GET /reports/administrative-share`: how much of the work of communities was administrative in a month; nil is the
  /// present one.
  func administrativeShare(
    in month: CivilMonth?, area: AreaCode?, faults: [FieldFault], _ visit: Visit
  ) async throws -> Face
  /// `GET /duties/overdue`: the duties that went up the ladder and are still owed.
  func overdue(_ visit: Visit) async throws -> Face
  /// `GET /emergency-grants`: powers beyond the list, with their terms and reviews.
  func emergencies(_ visit: Visit) async throws -> Face
  /// `GET /inventory`: the inventory at a glance, with ways in.
  func inventory(_ visit: Visit) async throws -> Face
  /// `GET /inventory/findings?version=…&on=…`, or `from=…&to=…`: what the checks find, with counterexamples.
  func findings(_ visit: Visit) async throws -> Face
  /// `GET /inventory/compare?from=…&to=…`: who gains or loses what between two versions.
  func comparison(_ visit: Visit) async throws -> Face
  /// `GET /inventory/entries`: the entries that match what the query of the visit asks for.
  func entries(_ visit: Visit) async throws -> Face
  /// `GET /inventory/versions`: every published version.
  func inventoryVersions(_ visit: Visit) async throws -> Face
  /// `GET /inventory/drafts/{draft}`: a draft with its procedure. Throws `Unknown` where there is none.
  func draft(_ id: ProposalID, _ visit: Visit) async throws -> Face
  /// `GET /inventory/matters/{matter}?area=…`: a matter, with who may do what at each of its stages in an area.
  func matter(_ code: MatterCode, _ visit: Visit) async throws -> Face
  /// `GET /inventory/areas`: the areas, from the widest to the narrowest.
  func areas(_ visit: Visit) async throws -> Face
  /// `GET /inventory/areas/{area}`: an area, with the lead of each matter at each stage.
  func area(_ code: AreaCode, _ visit: Visit) async throws -> Face
  /// `GET /inventory/entries/{code}`: one entry, whole.
  func entry(_ code: EntryCode, _ visit: Visit) async throws -> Face
  /// `GET /inventory/who`: who leads what at which stage, where, on which day; nil asks nothing yet.
  func who(_ question: WhoQuestion?, faults: [FieldFault], _ visit: Visit) async throws -> Face
  /// `GET /parties/{party}`: a party with its people and entries.
  func party(_ id: PartyID, _ visit: Visit) async throws -> Face
  /// `GET /parties`: every party with what it carries.
  func parties(_ visit: Visit) async throws -> Face
  /// `GET /people/{person}`: a person with their seats.
  func person(_ id: PersonID, _ visit: Visit) async throws -> Face
  /// `GET /record?from=…`: the record from an event on; nil shows its end.
  func record(from sequence: Int64?, _ visit: Visit) async throws -> Face
  /// `GET /record/events/{sequence}`: one event with its bytes and hash.
  func event(_ sequence: Int64, _ visit: Visit) async throws -> Face
  /// `GET /help`: how the house works.
  func help(_ visit: Visit) async throws -> Face

  /// `GET /sign-in?next=…` and a failed attempt. `next` is a path of this site that was checked.
  func signIn(next: String?, login: String?, problem: Problem?, _ visit: Visit) async throws -> Face
  /// `GET /seats`: the seats in force of the reader, to choose one to act from.
  func seats(next: String?, problem: Problem?, _ visit: Visit) async throws -> Face
  /// Why something was not done, where no form fits: the page for 401, 403, 404, 405, 409, 413, 429, 500, 503.
  func problem(_ problem: Problem, _ visit: Visit) async throws -> Face
}

/// A form of a command as a page shows it.
package struct Attempt: Sendable {
  /// The command.
  package let kind: CommandKind
  /// The case that it is about, if its path names one.
  package let subject: CaseID?
  /// What was written, or what the address filled in; secrets and files are left out.
  package let form: Form
  /// Why it was not done; nil for a form that was not sent yet.
  package let problem: Problem?
  /// The table that should show one more row than was written.
  package let rowWanted: String?

  /// A form of a command.
  package init(kind: CommandKind, subject: CaseID?, form: Form, problem: Problem? = nil, rowWanted: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.form = form
    self.problem = problem
    self.rowWanted = rowWanted
  }
}
