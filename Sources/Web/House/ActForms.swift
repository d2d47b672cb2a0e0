import Cases
import Duties
import Inventory
import Proceedings
import Record
import Vocabulary
import Voting

/// The forms of exactly the acts that a reader may do now, beside a case.
extension FormDrawer {
  /// Offers a command that inventory and rules let the reader do: as forms beside the case, or as links to pages where
  /// the forms are long.
  func offer(
    _ command: String, by permit: Permit, _ offers: Offers, forms: inout [ActForm], links: inout [ActLink]
  ) {
    guard let kind = Commands.named(command), let facts else { return }
    let id = facts.standing.id
    func form(
      _ about: String? = nil, title: String? = nil, hint: String? = nil, isOpen: Bool = false,
      _ values: [String: String] = [:], leavingOut: Set<String> = []
    ) {
      var form = Form(values)
      form.values["case"] = [id.text]
      forms.append(
        self.form(
          kind, about: about, title: title, hint: hint, form, permit: permit, isOpen: isOpen, leavingOut: leavingOut))
    }
    func link(_ words: String? = nil, hint: String? = nil, _ values: [(String, String)] = []) {
      links.append(
        ActLink(
          words ?? self.words["act.\(command).title"], Address.form(of: command, in: id, values),
          hint: hint ?? self.words["act.\(command).hint"]))
    }
    switch command {
    case "make-proposal", "draft-inventory", "draft-resolution", "issue-order", "resubmit-case",
      "grant-emergency":
      link()
    case "review-legality":
      for draft in offers.openDrafts {
        form(
          draft.id.text, title: titled(command, draft.drafted.version), isOpen: draft.reviews.isEmpty,
          ["draft": draft.id.text])
      }
    case "publish-inventory":
      for draft in offers.publishableDrafts {
        form(
          draft.id.text, title: titled(command, draft.drafted.version),
          hint: words["act.publish-inventory.hint"] + " SHA-256 " + draft.drafted.digest, isOpen: true,
          ["draft": draft.id.text])
      }
    case "revise-proposal":
      for proposal in offers.ownProposals {
        link(titled(command, proposal.title), [("proposal", proposal.id.text)])
      }
    case "add-post":
      form()
      for post in offers.ownPosts.suffix(3) {
        links.append(
          ActLink(
            titled("edit-post", post.beginning), Address.form(of: "edit-post", in: id, [("post", post.id.text)]),
            hint: words["act.edit-post.hint"]))
      }
    case "moderate-post": if facts.posts.contains(where: { !$0.isFolded }) { link() }
    case "call-ballot":
      for proposal in facts.proposals {
        form(
          proposal.id.text, title: titled(command, proposal.title),
          ["proposal": proposal.id.text, "version": String(proposal.version)])
      }
      if facts.proposals.count > 1 {
        link(words["act.call-ballot.several"], hint: words["act.call-ballot.several.hint"])
      }
    case "cast-vote":
      guard let ballot = facts.ballot else { return }
      guard ballot.sheet == nil else {
        links.append(
          ActLink(
            titled(command, ballot.sheet.map { words.title(of: $0) } ?? ""), Address.ballot(ballot.id, in: id),
            hint: offers.roll?.vote.map {
              words("ballot.own", ["choice": words.voice($0.voice, on: ballot.sheet)])
            } ?? words["act.cast-vote.hint"]))
        return
      }
      let vote = offers.roll?.vote
      let said = vote.map { words("ballot.own", ["choice": words.voice($0.voice, on: ballot.sheet)]) }
      form(
        title: titled(command, ballot.proposal),
        hint: [offers.roll?.entry.map(place), said ?? words["act.cast-vote.hint"]].compactMap(\.self)
          .joined(separator: words.language == .zh ? "" : " "), isOpen: vote == nil,
        ["ballot": ballot.id.text, "choice": vote?.choice?.rawValue ?? "", "statement": vote?.statement ?? ""])
    case "correct-roll", "print-papers": form(nil, ["ballot": facts.ballot?.id.text ?? ""])
    case "enter-paper-ballot", "settle-paper-ballot": link(nil, [("ballot", facts.ballot?.id.text ?? "")])
    case "request-credential":
      guard let ballot = facts.ballot else { return }
      links.append(
        ActLink(
          titled(command, ballot.sheet.map { words.title(of: $0) } ?? ballot.proposal),
          Address.ballot(ballot.id, in: id), hint: words["act.request-credential.hint"]))
    case "issue-credentials": form(isOpen: true, ["ballot": facts.ballot?.id.text ?? ""])
    case "close-ballot", "decide-as-head": form(isOpen: true, ["ballot": facts.ballot?.id.text ?? ""])
    case "sign-resolution", "decline-signature":
      guard let resolution = facts.resolution else { return }
      form(
        title: titled(command, resolution.title),
        hint: command == "sign-resolution"
          ? words["act.sign-resolution.hint"] + " SHA-256 " + resolution.digest : nil,
        isOpen: command == "sign-resolution", ["resolution": resolution.id.text, "digest": resolution.digest])
    case "report-progress":
      for task in offers.openTasks {
        form(
          task.standing.id.text, title: titled(command, clause(task)), hint: task.text,
          ["task": task.standing.id.text, "progress": Progress.underway.rawValue],
          leavingOut: task.standing.lead == offers.seat.party ? [] : [Progress.done.rawValue])
      }
    case "check-task":
      for task in offers.reportedTasks {
        form(
          task.standing.id.text, title: titled(command, clause(task)), hint: task.text,
          ["task": task.standing.id.text])
      }
    case "evaluate-case": form(isOpen: facts.standing.outcome == .unknown)
    case "close-case":
      guard let ground = offers.closingGround else { return }
      form(
        nil, ["ground": ground.rawValue],
        leavingOut: Set(ClosingGround.allCases.filter { $0 != ground }.map(\.rawValue)))
    case "declare-interest": if !offers.isRecused { form() }
    default: form(isOpen: command == "accept-case" || command == "accept-handover")
    }
  }

  /// The voter's own entry on the roll, in words.
  private func place(_ entry: RollEntry) -> String {
    guard entry.area > 0 || !entry.units.isEmpty else { return words["ballot.roll.own-head"] }
    let units = entry.units.isEmpty ? "" : words("ballot.roll.units", ["units": words.list(entry.units)])
    let cents = String(100 + entry.area % 100).dropFirst()
    return words(
      "ballot.roll.own",
      ["units": units, "heads": words.grouped(entry.heads), "area": "\(words.grouped(entry.area / 100)).\(cents)"])
  }

  /// The title of an act on one of several things.
  func titled(_ command: String, _ subject: String) -> String {
    words["act.\(command).title"] + words["form.colon"] + subject
  }

  func clause(_ task: CaseFacts.Task) -> String { words("field.clauses.row", ["number": String(task.number)]) }
}
