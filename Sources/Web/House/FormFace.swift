import Cases
import Duties
import Inventory
import Proceedings
import Record
import Vocabulary
import Voting

extension HouseFaces {
  package func form(_ attempt: Attempt, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let kind = attempt.kind
    guard let reader = visit.reader else {
      return signInFace(next: Address.here(visit), login: nil, problem: nil, needed: true, scene)
    }
    guard let seat = reader.seat else {
      return try await seats(next: Address.here(visit), problem: attempt.problem, visit)
    }
    let about = try await subject(of: attempt, scene)
    if attempt.problem == nil, attempt.rowWanted == nil, let refusal = refusal(of: kind, in: about, scene) {
      return refusalFace(refusal, of: kind, about?.facts, scene)
    }
    let form = filled(attempt.form, kind, about, seat)
    let missing = Address.fieldsInPath(of: kind).first { (form[$0] ?? "").isEmpty }
    if let missing, let choice = choice(of: missing, for: kind, about, seat, scene) { return choice }
    var drawer = FormDrawer(scene: scene, csrf: reader.csrf, facts: about?.facts)
    if kind.name == GrantProxy.kind.name { drawer.people = try await fellows(of: seat, scene) }
    let permit = permit(for: kind, in: about, scene)
    let drawn = drawer.form(
      kind, title: title(kind, form, about, drawer), form, permit: permit, problem: attempt.problem,
      rowWanted: attempt.rowWanted)
    let section: Chrome.Section = kind.name == "file-case" ? .file : about == nil ? .other : .cases
    if kind.name == "file-case" {
      return face(FileCasePage(acting: scene.acting ?? "", form: drawn), title: drawn.title, section: section, scene)
    }
    let link = about.map {
      Link("\($0.facts.standing.id.text) \($0.facts.title)", Address.theCase($0.facts.standing.id))
    }
    let refusal = attempt.problem.flatMap { problem in problem.refusal.map { scene.item($0, words: problem.detail) } }
    return face(
      ActPage(subject: link, form: drawn, refusal: refusal), title: drawn.title, section: section, scene)
  }

  /// The case of an attempt, with its texts.
  private func subject(of attempt: Attempt, _ scene: Scene) async throws -> AboutCase? {
    guard let id = attempt.subject else { return nil }
    guard let dossier = try await room.dossier(id, postPage: 1) else { throw Unknown("case", id.text) }
    let facts = try await facts(of: dossier)
    return AboutCase(dossier: dossier, facts: facts, history: try await history(of: attempt))
  }

  /// The texts of the post that an attempt is about.
  private func history(of attempt: Attempt) async throws -> PostHistory? {
    guard let post = attempt.form["post"] else { return nil }
    return try await room.history(of: PostID(post))
  }

  // MARK: May the reader?

  private func decision(_ kind: CommandKind, in about: AboutCase?, _ scene: Scene) -> Decision? {
    guard let inventory = scene.inventory, let actor = scene.actor else { return nil }
    guard let standing = about?.facts.standing else {
      // What is asked of the inventory here depends on the answer of the form, save for the institution itself.
      guard kind.name != "file-case", let area = scene.institution?.area else { return nil }
      return inventory.decide(
        DecisionRequest(
          actor: actor, act: kind.act, matter: .governance, stage: .governance, area: area, at: scene.now))
    }
    return inventory.decide(
      DecisionRequest(
        actor: actor, act: kind.act, matter: standing.matter(for: kind.act), stage: standing.stage(for: kind.act),
        area: standing.area, at: scene.now,
        facts: DecisionFacts(
          executors: executors(for: kind.act, in: about?.facts),
          recused: about?.facts.recused ?? [], grants: about?.facts.grants ?? [])))
  }

  /// Whose history bars the reader; who used emergency powers is asked at the door.
  private func executors(for act: Act, in facts: CaseFacts?) -> [Executor] {
    switch act {
    case .reviewLegality: facts?.drafters ?? []
    case .reviewEmergency: []
    default: facts?.executors ?? []
    }
  }

  private func permit(for kind: CommandKind, in about: AboutCase?, _ scene: Scene) -> Permit? {
    if case .permit(let permit)? = decision(kind, in: about, scene) { permit } else { nil }
  }

  /// Why the reader is not shown the form at all.
  private func refusal(of kind: CommandKind, in about: AboutCase?, _ scene: Scene) -> Refusal? {
    if case .refuse(let refusal)? = decision(kind, in: about, scene) {
      // People and registers may be kept in a part of the area only; the form says where.
      return about == nil && refusal.code == .wrongArea ? nil : refusal
    }
    guard let about, let seat = scene.visit.seat else { return nil }
    let open = about.facts.standing.openCommands
    guard open.contains(kind.name) || Self.isAlwaysOpen(kind.name, in: about.facts.standing.state)
    else {
      return Refusal(.wrongState, details: ["state": about.facts.standing.state.rawValue])
    }
    let offers = Offers(facts: about.facts, seat: seat, roll: RollPlace(vote: nil), now: scene.now)
    return offers.hindrance(to: kind.name)
  }

  /// Whether an act is not offered on the page of a case and still has a form there.
  private static func isAlwaysOpen(_ command: String, in state: CaseState) -> Bool {
    switch command {
    case "edit-post": state != .closed
    case EscalateDuties.kind.name: true
    case RevokeEmergency.kind.name, ReviewEmergency.kind.name: true
    case AdmitTask.kind.name, WithdrawTask.kind.name: state == .executing
    default: false
    }
  }

  private func refusalFace(_ refusal: Refusal, of kind: CommandKind, _ facts: CaseFacts?, _ scene: Scene) -> Face {
    let words = scene.words
    let back =
      facts.map { Link(words["act.back"], Address.theCase($0.standing.id)) } ?? Link(words["error.home"], "/")
    let title = words["act.\(kind.name).title"]
    var refused = face(
      ErrorPage(
        status: 403, title: title, text: words["error.403.text"], refusal: scene.item(refusal), back: back),
      title: title, section: .other, scene)
    refused.status = 403
    return refused
  }

  // MARK: What stands in the form

  /// The form with what the case already says: the title to go on from, the version a change is based on.
  private func filled(_ form: Form, _ kind: CommandKind, _ about: AboutCase?, _ seat: Seat) -> Form {
    var form = form
    func fill(_ name: String, _ value: String?) {
      if let value, (form[name] ?? "").isEmpty { form.values[name] = [value] }
    }
    guard let about else { return form }
    let dossier = about.dossier
    fill("case", dossier.standing.id.text)
    switch kind.name {
    case "resubmit-case":
      fill("title", dossier.title)
      fill("text", dossier.text)
    case "revise-proposal":
      let own = dossier.proposals.filter { $0.party == seat.party }
      if own.count == 1 { fill("proposal", own.first?.id.text) }
      let present = dossier.proposals.first { $0.id.text == form["proposal"] }?.versions.last
      fill("base", present.map { String($0.number) })
      fill("title", present?.title)
      fill("text", present?.text)
    case "call-ballot":
      if dossier.proposals.count == 1 { fill("proposal", dossier.proposals.first?.id.text) }
      if form["proposal"] == nil, form.rows["options"] == nil {
        form.rows["options"] = about.facts.proposals.map {
          Form(["proposal": $0.id.text, "version": String($0.version)])
        }
      }
      let present = dossier.proposals.first { $0.id.text == form["proposal"] }?.versions.last
      fill("version", present.map { String($0.number) })
    case "draft-resolution":
      let adopted = dossier.proposals.first { $0.id == dossier.standing.adopted }
      let ballot = dossier.ballots.last { ballot in adopted.map { ballot.proposals.contains($0.id) } ?? false }
      let number = adopted.flatMap { ballot?.version(of: $0.id) }
      let version = number.flatMap { adopted?.version($0) } ?? adopted?.versions.last
      fill("title", version?.title)
      // Of several projects each is written down, in the order in which they were chosen.
      let texts = (ballot?.adopted ?? []).compactMap { id -> String? in
        guard let number = ballot?.version(of: id) else { return nil }
        return dossier.proposals.first { $0.id == id }?.version(number).map { "\($0.title)\n\($0.text)" }
      }
      fill("text", texts.count > 1 ? texts.joined(separator: "\n\n") : version?.text)
    case "issue-order": fill("title", dossier.title)
    case "edit-post": fill("text", about.history?.versions.last?.text)
    case "sign-resolution", "decline-signature":
      fill("resolution", about.facts.resolution?.id.text)
      fill("digest", about.facts.resolution?.digest)
    case "cast-vote", "close-ballot", "correct-roll", "decide-as-head", "print-papers", "issue-credentials",
      "request-credential":
      fill("ballot", about.facts.ballot?.id.text)
    case "enter-paper-ballot", "settle-paper-ballot":
      fill("ballot", about.facts.ballot?.id.text)
      fill("source", PaperSource.paper.rawValue)
      if let batches = about.facts.ballot?.papers?.batches, batches.count == 1 { fill("batch", batches.first?.id) }
      if let sheet = about.facts.ballot?.sheet, form.rows["marks"] == nil {
        form.rows["marks"] = sheet.options.map { Form(["option": $0.id]) }
      }
    case "close-case":
      fill("ground", (dossier.standing.outcome == .unknown ? ClosingGround.noAnswer : .evaluated).rawValue)
    default: break
    }
    return form
  }

  /// The title of the page, with what it is about where that is one of several things.
  private func title(_ kind: CommandKind, _ form: Form, _ about: AboutCase?, _ drawer: FormDrawer) -> String? {
    guard let facts = about?.facts else { return nil }
    switch kind.name {
    case "revise-proposal", "call-ballot":
      return facts.proposals.first { $0.id.text == form["proposal"] }.map { drawer.titled(kind.name, $0.title) }
    case "report-progress", "check-task":
      return facts.tasks.first { $0.standing.id.text == form["task"] }.map {
        drawer.titled(kind.name, "\(drawer.clause($0)) \($0.text)")
      }
    case "sign-resolution", "decline-signature": return facts.resolution.map { drawer.titled(kind.name, $0.title) }
    case "cast-vote", "close-ballot":
      return facts.ballot.map { ballot in
        drawer.titled(kind.name, ballot.sheet.map { drawer.words.title(of: $0) } ?? ballot.proposal)
      }
    case "add-post":
      guard let parent = facts.posts.first(where: { $0.id.text == form["parent"] }) else { return nil }
      return drawer.words("post.reply-to", ["name": parent.name, "beginning": parent.beginning])
    default: return nil
    }
  }

  /// A page on which the thing is chosen that an act is about, where the address does not name it.
  private func choice(
    of field: String, for kind: CommandKind, _ about: AboutCase?, _ seat: Seat, _ scene: Scene
  ) -> Face? {
    guard let facts = about?.facts else { return nil }
    let offers = Offers(facts: facts, seat: seat, roll: nil, now: scene.now)
    let things: [(id: String, words: String)] =
      switch (field, kind.name) {
      case ("post", "edit-post"): offers.ownPosts.map { ($0.id.text, $0.beginning) }
      case ("post", _): facts.posts.filter { !$0.isFolded }.map { ($0.id.text, "\($0.name) · \($0.beginning)") }
      case ("proposal", "revise-proposal"): offers.ownProposals.map { ($0.id.text, $0.title) }
      case ("draft", "publish-inventory"): offers.publishableDrafts.map { ($0.id.text, $0.drafted.version) }
      case ("draft", _): offers.openDrafts.map { ($0.id.text, $0.drafted.version) }
      case ("grant", _): facts.grants.map { ($0.id.text, "\(scene.names.party($0.holder)) · \($0.basis)") }
      case ("task", "report-progress"): offers.openTasks.map { ($0.standing.id.text, $0.text) }
      case ("task", _): offers.reportedTasks.map { ($0.standing.id.text, $0.text) }
      default: []
      }
    let title = scene.words["act.\(kind.name).title"]
    return face(
      ChoicePage(
        subject: Link("\(facts.standing.id.text) \(facts.title)", Address.theCase(facts.standing.id)), title: title,
        hint: scene.words.phrase("act.\(kind.name).hint"),
        options: things.map { Link($0.words, Address.form(of: kind.name, in: facts.standing.id, [(field, $0.id)])) }),
      title: title, section: .cases, scene)
  }
}

/// A case with its texts and the facts that decide about forms.
struct AboutCase: Sendable {
  let dossier: CaseDossier
  let facts: CaseFacts
  let history: PostHistory?
}
