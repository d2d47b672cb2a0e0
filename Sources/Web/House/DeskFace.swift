import Cases
import Proceedings
import Vocabulary

extension HouseFaces {
  package func desk(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let reader = visit.reader else {
      return signInFace(next: Address.here(visit), login: nil, problem: nil, needed: true, scene)
    }
    guard let seat = reader.seat else { return try await seats(next: Address.here(visit), problem: nil, visit) }
    let duties = try await room.duties(of: seat, at: visit.now)
    let filed = try await room.casesFiled(by: reader.person.id)
    let signing = ["sign-resolution", "decline-signature"]
    func isOverdue(_ duty: Duty) -> Bool { duty.due.map { $0 <= visit.now } ?? false }
    let signatures = duties.filter { signing.contains($0.command) }
    let others = duties.filter { !signing.contains($0.command) }
    let tasks = others.filter { $0.command == "report-progress" && !isOverdue($0) }
    let page = DeskPage(
      acting: scene.acting ?? "",
      seatsHref: reader.seatsInForce.count > 1 ? Address.seats(next: "/desk") : nil,
      overdue: others.filter(isOverdue).map { item($0, scene) },
      owed: others.filter { $0.command != "report-progress" && !isOverdue($0) }.map { item($0, scene) },
      signatures: signatures.map { item($0, scene) }, tasks: tasks.map { item($0, scene) },
      escalated: try await room.escalations(at: visit.now).filter { $0.concerns(seat.party) }.map { scene.item($0) },
      cases: filed.map { line($0, scene) })
    return face(page, title: scene.words["desk.title"], section: .desk, scene)
  }

  private func item(_ duty: Duty, _ scene: Scene) -> DutyItem {
    let words = scene.words
    return DutyItem(
      words: words["act.\(duty.command).title"], href: href(of: duty),
      subject: "\(duty.subject.text) \(duty.title)",
      about: duty.waitsFor.map { words("desk.waits", ["party": scene.names.party($0)]) },
      mark: duty.escalation.map { scene.mark($0.word) },
      deadline: duty.due.map { words.limit(words["task.due"], at: $0, now: scene.now, on: scene.clock) })
  }

  /// Where a duty is done: in the case, at its form; a long form has a page of its own.
  private func href(of duty: Duty) -> String {
    switch duty.command {
    case "admit-task":
      return Address.form(of: duty.command, in: duty.subject, duty.about.map { [("task", $0)] } ?? [])
    case "review-emergency":
      return Address.form(of: duty.command, in: duty.subject, duty.about.map { [("grant", $0)] } ?? [])
    case "make-proposal", "draft-resolution", "issue-order", "resubmit-case":
      return Address.form(of: duty.command, in: duty.subject)
    case "report-progress", "check-task", "review-legality":
      return Address.theCase(duty.subject) + "#" + (duty.about.map { "\(duty.command)-\($0)" } ?? "may-title")
    case "cast-vote", "request-credential":
      return duty.about.map { Address.ballot(BallotID($0), in: duty.subject) } ?? Address.theCase(duty.subject)
    case "call-ballot": return Address.theCase(duty.subject) + "#may-title"
    default: return Address.theCase(duty.subject) + "#" + duty.command
    }
  }
}
