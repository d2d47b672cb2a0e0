import Cases
import Deliberation
import Duties
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

extension HouseFaces {
  /// Names, with every version of the inventory under which some acts were permitted.
  func names(for authorities: [Authority], _ scene: Scene) async throws -> Names {
    var names = scene.names
    for version in Set(authorities.map(\.inventory)) where version != scene.inventory?.version {
      names.versions[version] = try await room.inventory(version: version)
    }
    return names
  }
}

/// Draws what everybody sees of a case, and notes until when its words about limits are true.
struct CaseDrawing {
  let dossier: CaseDossier
  let scene: Scene
  let names: Names
  let drafts: [InventoryDraft]
  var until = SaidUntil()

  init(dossier: CaseDossier, scene: Scene, names: Names, drafts: [InventoryDraft] = []) {
    self.drafts = drafts
    self.dossier = dossier
    self.scene = scene
    self.names = names
  }

  var words: Words { scene.words }
  var standing: CaseStanding { dossier.standing }
  var href: String { Address.theCase(standing.id) }

  func time(_ instant: Instant) -> Moment { words.time(instant, on: scene.clock) }
  func name(_ person: PersonID) -> String { dossier.names[person] ?? person.text }

  mutating func limit(_ label: String, at due: Instant) -> Deadline {
    until.say(due, at: scene.now)
    return words.limit(label, at: due, now: scene.now, on: scene.clock)
  }

  mutating func limit(_ label: String, through date: CivilDate) -> Deadline {
    until.say(scene.clock.start(of: date.advanced(byDays: 1)), at: scene.now)
    return words.limit(label, through: date, now: scene.now, on: scene.clock)
  }

  // MARK: Head

  mutating func head() -> CaseHead {
    CaseHead(
      number: standing.id.text, title: dossier.title, text: dossier.text, state: names.mark(standing.state),
      outcome: names.mark(standing.outcome),
      round: standing.round > 1 ? words("round", ["round": String(standing.round)]) : nil,
      track: words["track.\(standing.track.rawValue)"], stages: stages,
      matter: Link(names.matter(standing.matter), Address.matterPage(standing.matter)), area: names.area(standing.area),
      lead: names.partyLink(standing.receiver),
      leadLabel: words[standing.state == .filed || standing.state == .returned ? "case.receiver" : "case.lead"],
      filer: name(standing.filer), filed: time(dossier.filedAt), changed: time(dossier.changedAt),
      deadlines: deadlines(), handover: pendingHandover, petition: petition,
      contents: contents)
  }

  /// The rail of stages; a case on the command track passes some of them by.
  private var stages: [StageStep] {
    let all = StageCode.ofACase
    let current = all.firstIndex(of: standing.stage) ?? 0
    let skipped: Set<StageCode> = standing.track == .command ? [.deliberation, .ballot] : []
    return all.enumerated().map { index, stage in
      let place: StageStep.Place =
        if skipped.contains(stage) {
          .skipped
        } else if index < current || standing.state == .closed {
          .done
        } else {
          index == current ? .current : .ahead
        }
      return StageStep(names.stage(stage), place)
    }
  }

  private mutating func deadlines() -> [Deadline] {
    var deadlines: [Deadline] = []
    if standing.state == .filed, let due = dossier.acceptBy {
      deadlines.append(limit(words["case.accept-by"], at: due))
    }
    if let due = standing.conveneBy { deadlines.append(limit(words["case.convene-by"], at: due)) }
    if standing.state == .balloting, let ballot = dossier.ballots.last(where: { $0.result == nil }) {
      deadlines.append(limit(words["case.ballot-closes"], at: ballot.closes))
    }
    if standing.state == .executing || standing.state == .verifying,
      let due = currentTasks.filter({ $0.state != .verified }).map(\.clause.due).min()
    {
      deadlines.append(limit(words["case.next-due"], through: due))
    }
    if standing.state == .evaluating, standing.outcome == .unknown, let since = standing.evaluationSince {
      deadlines.append(limit(words["case.evaluate-by"], at: since.advanced(byDays: CaseStanding.daysToEvaluate)))
    }
    return deadlines
  }

  var currentTasks: [TaskView] { dossier.tasks.filter { $0.resolution == standing.resolution } }

  private var pendingHandover: PendingHandover? {
    guard let to = standing.handoverTo else { return nil }
    for line in dossier.timeline.reversed() {
      if case .handoverOffered(let offered) = line.event {
        return PendingHandover(to: names.partyLink(to), reason: offered.reason, since: time(line.at))
      }
    }
    return nil
  }

  private var contents: [ContentsLine] {
    func line(_ key: String, _ anchor: String, _ count: Int) -> ContentsLine? {
      count == 0 ? nil : ContentsLine(words["case.\(key)"], "#\(anchor)", count: words.grouped(count))
    }
    let handovers = dossier.timeline.count { if case .handoverOffered = $0.event { true } else { false } }
    let evaluations = dossier.timeline.count { $0.event.isAboutTheResult }
    return [
      line("emergencies", "emergencies", dossier.emergencies.count),
      line("timeline", "timeline", dossier.timeline.count), line("handovers", "handovers", handovers),
      line("thread", "thread", dossier.postCount), line("proposals", "proposals", dossier.proposals.count),
      line("drafts", "drafts", drafts.count),
      line("ballots", "ballots", dossier.ballots.count), line("resolutions", "resolutions", dossier.resolutions.count),
      line("tasks", "tasks", dossier.tasks.count), line("evaluations", "evaluations", evaluations),
    ].compactMap { $0 }
  }

  // MARK: Body

  mutating func body() -> CaseBody {
    CaseBody(
      href: href, timeline: timeline, question: question, hasThread: question != nil || dossier.postCount > 0,
      postCount: words.count("count.posts", dossier.postCount), tally: tally, posts: posts, pager: pager,
      proposals: proposals, drafts: drafts.map(DraftDrawing(scene: scene, names: names).item), ballots: ballots(),
      resolutions: resolutions, tasks: tasks(), handovers: handovers,
      evaluations: evaluations, emergencies: emergencies())
  }

  /// Emergency powers; what is said of them is true until one of them begins or ends.
  private mutating func emergencies() -> [EmergencyItem] {
    for standing in dossier.emergencies {
      for bound in [standing.grant.from, standing.grant.end] where bound > scene.now { until.end(at: bound) }
      if standing.state(at: scene.now) == .unreviewed, let due = standing.reviewBy { until.say(due, at: scene.now) }
    }
    return dossier.emergencies.map { scene.item($0, names: names) }
  }

  private var question: String? {
    for line in dossier.timeline.reversed() {
      if case .deliberationConvened(let convened) = line.event { return convened.question }
    }
    return nil
  }

  /// Posts by position; only where all of them are on the page.
  private var tally: [Figure] {
    guard dossier.postCount == dossier.posts.count, !dossier.posts.isEmpty else { return [] }
    return Position.allCases.compactMap { position in
      let count = dossier.posts.count { $0.position == position }
      return count == 0 ? nil : Figure(words.grouped(count), words["position.\(position.rawValue)"])
    }
  }

  private var posts: [PostItem] {
    let mayReply = standing.state == .deliberating || standing.state == .balloting
    return dossier.posts.map { post in
      PostItem(
        id: post.id.text, position: post.position.rawValue, positionWords: words["position.\(post.position.rawValue)"],
        author: post.name, party: names.party(post.party), at: time(post.at), text: post.text,
        quote: post.parent.map { parent in
          QuoteItem(
            href: quoteHref(parent.id), author: parent.name,
            beginning: parent.beginning.isEmpty ? words["post.folded"] : parent.beginning)
        },
        edited: post.edits == 0
          ? nil : Link(words.count("post.edited", post.edits), Address.post(post.id, in: standing.id)),
        folded: post.moderated,
        replyHref: mayReply && post.moderated == nil
          ? Address.form(of: "add-post", in: standing.id, [("parent", post.id.text)]) : nil)
    }
  }

  /// The post on this page, or its own page where it stands on another.
  private func quoteHref(_ id: PostID) -> String {
    dossier.posts.contains { $0.id == id } ? "#" + id.text : Address.post(id, in: standing.id)
  }

  private var pager: Pager? {
    let pages = (dossier.postCount + CaseDossier.postsPerPage - 1) / CaseDossier.postsPerPage
    guard pages > 1 else { return nil }
    func page(_ number: Int) -> String? {
      (1...pages).contains(number) ? href + "?posts=\(number)#thread" : nil
    }
    return Pager(
      words: words("case.thread-page", ["page": String(dossier.postPage), "pages": String(pages)]),
      previousHref: page(dossier.postPage - 1), nextHref: page(dossier.postPage + 1))
  }

  private var proposals: [ProposalItem] {
    dossier.proposals.compactMap { proposal in
      guard let present = proposal.versions.last else { return nil }
      return ProposalItem(
        id: proposal.id.text, title: present.title, party: names.party(proposal.party), author: name(present.author),
        at: time(present.at), version: words("version", ["number": String(present.number)]), text: present.text,
        note: present.note,
        history: proposal.versions.count > 1
          ? Link(words["proposal.history"], Address.proposal(proposal.id, in: standing.id)) : nil,
        mark: mark(of: proposal))
    }
  }

  private func mark(of proposal: ProposalView) -> Mark? {
    guard let ballot = dossier.ballots.last(where: { $0.proposals.contains(proposal.id) }) else { return nil }
    guard ballot.result != nil else { return Mark(words["proposal.on-ballot"], .open) }
    return ballot.adopted.contains(proposal.id)
      ? Mark(words["proposal.adopted"], .done) : Mark(words["proposal.rejected"], .stop)
  }

  private mutating func tasks() -> [TaskItem] {
    var items: [TaskItem] = []
    for task in dossier.tasks {
      let resolution = dossier.resolutions.first { $0.frozen.id == task.resolution }
      let isRunning = task.state != .verified && task.resolution == standing.resolution
      items.append(
        TaskItem(
          id: task.id.text,
          origin: Link(
            words(
              "task.clause",
              ["resolution": resolution?.frozen.title ?? task.resolution.text, "number": String(task.clause.number)]),
            "#" + task.resolution.text),
          text: task.clause.text, state: names.mark(task.state), lead: names.partyLink(task.clause.lead),
          supports: names.parties(task.clause.supports),
          deadline: limit(words["task.due"], through: task.clause.due), isRunning: isRunning,
          notes: task.notes.map(note)))
    }
    return items + heldTasks()
  }

  /// Tasks outside the lists, as long as they bind nobody.
  private mutating func heldTasks() -> [TaskItem] {
    var items: [TaskItem] = []
    for held in dossier.heldTasks where held.state != .admitted {
      let resolution = dossier.resolutions.first { $0.frozen.id == held.resolution }
      let clause = [
        "resolution": resolution?.frozen.title ?? held.resolution.text, "number": String(held.clause.number),
      ]
      items.append(
        TaskItem(
          id: held.id.text, origin: Link(words("task.clause", clause), "#" + held.resolution.text),
          text: held.clause.text,
          state: held.state == .held
            ? Mark(words["task.held"], .wait) : Mark(words["task.held.withdrawn"], .quiet),
          lead: names.partyLink(held.clause.lead), supports: names.parties(held.clause.supports),
          deadline: limit(words["task.due"], through: held.clause.due), isRunning: false, notes: []))
    }
    return items
  }

  private func note(_ note: TaskView.Note) -> TaskNote {
    let isCheck = Finding(rawValue: note.word) != nil
    let tone: Mark.Tone =
      switch note.word {
      case Progress.done.rawValue, Finding.passed.rawValue: .done
      case Finding.sentBack.rawValue: .stop
      default: .open
      }
    return TaskNote(
      mark: Mark(words[(isCheck ? "finding." : "progress.") + note.word], tone), isCheck: isCheck, text: note.text,
      name: note.name, party: names.party(note.party), at: time(note.at))
  }
}
