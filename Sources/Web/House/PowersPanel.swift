import Cases
import Duties
import Inventory
import Proceedings
import Resolutions
import Vocabulary
import Voting

/// Who may do what here, and why; and the forms of what this reader may do now.
extension HouseFaces {
  /// What one reader is shown of a case.
  func personal(_ facts: CaseFacts, _ scene: Scene) async throws -> CasePersonal {
    let version = scene.inventory?.version ?? ""
    let link = Link(version, "/inventory")
    let powers = powers(over: facts, scene)
    // To take back what one did not do is no power to read about.
    let shown = powers.filter { $0.command != "withdraw-endorsement" }
    let others = others(than: powers, over: facts, scene)
    let places = places(of: facts.standing, scene)
    guard let reader = scene.visit.reader else {
      return CasePersonal(
        acting: nil, signInHref: Address.signIn(next: Address.here(scene.visit)), inventory: link,
        powers: shown.map { item($0, hindrance: nil, scene) }, others: others, places: places)
    }
    guard let seat = reader.seat else {
      return CasePersonal(
        acting: scene.words["frame.no-seat"], seatsHref: Address.seats(next: Address.here(scene.visit)),
        inventory: link, powers: shown.map { item($0, hindrance: nil, scene) }, others: others, places: places)
    }
    let offers = Offers(facts: facts, seat: seat, roll: try await rollPlace(of: seat.person, facts), now: scene.now)
    let drawer = FormDrawer(scene: scene, csrf: reader.csrf, facts: facts)
    var forms: [ActForm] = []
    var links: [ActLink] = []
    var items: [PowerItem] = []
    for power in powers where power.command != "withdraw-endorsement" || offers.hasEndorsed {
      let hindrance = offers.hindrance(to: power.command)
      items.append(item(power, hindrance: hindrance, scene))
      guard hindrance == nil, case .permit(let permit)? = power.decision else { continue }
      if power.command == SignResolution.kind.name, let resolution = facts.resolution,
        try await room.trust(of: seat.party).isKept
      {
        // A key or a file signs where the text is.
        links.append(
          ActLink(
            drawer.titled(power.command, resolution.title),
            Address.resolution(resolution.id, in: facts.standing.id) + "#sign",
            hint: scene.words["act.sign-resolution.hint"]))
        continue
      }
      drawer.offer(power.command, by: permit, offers, forms: &forms, links: &links)
    }
    return CasePersonal(
      acting: scene.acting,
      seatsHref: reader.seatsInForce.count > 1 ? Address.seats(next: Address.here(scene.visit)) : nil,
      inventory: link, forms: forms, links: links, powers: items, others: others,
      places: places,
      confidential: try await confidential(of: facts.standing, for: seat, scene))
  }

  func powers(over facts: CaseFacts, _ scene: Scene) -> [Power] {
    // Of the two ways to vote only the one of this ballot is shown; a secret ballot takes no papers.
    let others =
      facts.ballot?.isSecret ?? false
      ? [
        CastVote.kind.name, PrintPapers.kind.name, EnterPaperBallot.kind.name, SettlePaperBallot.kind.name,
      ] : [RequestCredential.kind.name, IssueCredentials.kind.name]
    let powers = scene.inventory?.powers(
      over: facts.standing, for: scene.actor,
      facts: DecisionFacts(executors: facts.executors, recused: facts.recused, grants: facts.grants),
      drafters: facts.drafters,
      at: scene.now)
    return (powers ?? []).filter { !others.contains($0.command) }
  }

  /// Whether a person is on the roll of the open ballot, and how they voted.
  private func rollPlace(of person: PersonID, _ facts: CaseFacts) async throws -> RollPlace? {
    guard let ballot = facts.ballot, try await room.isOnRoll(person, of: ballot.id) else { return nil }
    return RollPlace(
      vote: try await room.vote(of: person, in: ballot.id),
      entry: try await room.rollEntry(of: person, in: ballot.id))
  }

  /// The private words of the filer: for the party that has the duty, and for the filer.
  private func confidential(of standing: CaseStanding, for seat: Seat, _ scene: Scene) async throws -> [Fact] {
    guard seat.party == standing.receiver || seat.person == standing.filer else { return [] }
    return try await room.privateWords(of: standing.id, for: PrivateReader(seat, at: scene.now)).sorted {
      $0.key < $1.key
    }.map { name, text in
      Fact(scene.words.phrase("field.\(name)") ?? name, text)
    }
  }

  /// The acts that the inventory gives somebody at the stage of the case, though no command for them is open now: for
  /// the reader with the entry that would permit it and why it is not the time, or the refusal of the inventory.
  private func others(than powers: [Power], over facts: CaseFacts, _ scene: Scene) -> [PowerItem] {
    guard let inventory = scene.inventory else { return [] }
    let standing = facts.standing
    let open = Set(powers.map(\.act))
    let held = inventory.acts(of: standing.matter, at: standing.stage, in: standing.area, on: scene.now)
    return held.filter { !open.contains($0) }.map { act in
      let decision = scene.actor.map { actor in
        inventory.decide(
          DecisionRequest(
            actor: actor, act: act, matter: standing.matter, stage: standing.stage, area: standing.area, at: scene.now,
            facts: DecisionFacts(executors: facts.executors, recused: facts.recused, grants: facts.grants)))
      }
      let isCommand = Commands.all.contains { $0.act == act }
      let power = Power(
        command: "", act: act,
        holders: inventory.holders(
          of: act, matter: standing.matter, stage: standing.stage, area: standing.area, at: scene.now),
        decision: decision)
      let hindrance = isCommand ? Refusal(.wrongState, details: ["state": standing.state.rawValue]) : nil
      return item(power, hindrance: hindrance, scene, words: scene.words["actname.\(act.rawValue)"])
    }
  }

  /// Where the inventory can be read about the stage of a case.
  private func places(of standing: CaseStanding, _ scene: Scene) -> [Link] {
    guard let matter = scene.inventory?.matter(standing.matter) else { return [] }
    return [
      Link(scene.words["may.matrix"], Address.cell(matter, standing.stage, area: standing.area)),
      Link(
        scene.words["who.title"],
        "/inventory/who"
          + Address.query([
            ("matter", standing.matter.text), ("stage", standing.stage.text), ("area", standing.area.text),
          ])),
    ]
  }

  /// A refusal of the rules of the case with the article that gives another party the act, or the reader's own.
  private func cited(_ refusal: Refusal, _ power: Power, _ scene: Scene) -> Refusal {
    guard refusal.entry == nil, let inventory = scene.inventory else { return refusal }
    var entry = power.holders.first { refusal.holders.contains($0.party) }?.entry
    if entry == nil, case .permit(let permit)? = power.decision { entry = permit.entry }
    guard let entry, let found = inventory.entry(entry) else { return refusal }
    return Refusal(
      refusal.code, entry: entry, basis: refusal.basis ?? (found.basis.text.zh.isEmpty ? nil : found.basis.text.zh),
      inventory: refusal.inventory ?? inventory.version, holders: refusal.holders, details: refusal.details)
  }

  private func item(
    _ power: Power, hindrance: Refusal?, _ scene: Scene, words title: String? = nil
  ) -> PowerItem {
    let words = scene.words
    let names = scene.names
    var answer: Mark?
    var permit: EntryCitation?
    var duty: String?
    var refusal: RefusalItem?
    switch (power.decision, hindrance) {
    case (nil, _): break
    case (.refuse(let refused), _), (.permit, .some(let refused)):
      answer = Mark(words["may.no"], .quiet)
      refusal = scene.item(cited(refused, power, scene))
    case (.permit(let granted), nil):
      answer = Mark(words["may.yes"], .done)
      permit = names.citation(granted)
      duty = names.duty(granted)
    }
    return PowerItem(
      words: title ?? words["act.\(power.command).title"], answer: answer, permit: permit, duty: duty, refusal: refusal,
      holders: power.holders.map { holding in
        HolderLine(
          party: names.party(holding.party), role: words["role.\(holding.role.rawValue)"],
          citation: names.citation(holding.entry, of: scene.inventory?.version ?? ""),
          limit: scene.inventory?.entry(holding.entry)?.clock.map { names.limit($0) },
          href: Address.party(holding.party))
      })
  }
}

/// The place of a person on the roll of an open ballot.
struct RollPlace: Sendable {
  let vote: Vote?
  var entry: RollEntry?
}

/// What a reader in a seat may do with a case now, beyond what the inventory says: the rules of the case itself.
struct Offers {
  let facts: CaseFacts
  let seat: Seat
  let roll: RollPlace?
  let now: Instant

  private var standing: CaseStanding { facts.standing }

  /// Why the rules of the case bar the reader from a command that the inventory may permit; nil where they do not.
  func hindrance(to command: String) -> Refusal? {
    switch command {
    case "return-case" where standing.conveneBy != nil: return Refusal(.onTheAgenda)
    case "endorse-case": return hasEndorsed ? Refusal(.alreadyEndorsed) : nil
    case "accept-case", "return-case", "offer-handover", "convene-deliberation", "issue-order", "call-ballot",
      "draft-resolution":
      return seat.party == standing.receiver ? nil : Refusal(.notTheReceiver, holders: [standing.receiver])
    case "close-ballot":
      guard seat.party == standing.receiver else { return Refusal(.notTheReceiver, holders: [standing.receiver]) }
      if facts.ballot?.awaitsHead ?? false { return Refusal(.ballotClosed) }
      return facts.ballot.map { now >= $0.closes || $0.isFull } ?? false ? nil : Refusal(.ballotStillOpen)
    case "correct-roll":
      guard seat.party == standing.receiver else { return Refusal(.notTheReceiver, holders: [standing.receiver]) }
      if facts.ballot?.hasKey ?? false { return Refusal(.rollFrozen) }
      return facts.ballot?.opens.map { now < $0 } ?? false ? nil : Refusal(.rollFrozen)
    case "print-papers":
      guard seat.party == standing.receiver else { return Refusal(.notTheReceiver, holders: [standing.receiver]) }
      return facts.ballot?.awaitsHead ?? true ? Refusal(.ballotClosed) : nil
    case "enter-paper-ballot", "settle-paper-ballot":
      guard let ballot = facts.ballot, !ballot.awaitsHead else { return Refusal(.ballotClosed) }
      if let opens = ballot.opens, now < opens { return Refusal(.ballotNotOpen) }
      guard let papers = ballot.papers else { return Refusal(.notInBatch) }
      return command == "settle-paper-ballot" && papers.heldBack == 0 ? Refusal(.notHeldBack) : nil
    case "decide-as-head": return facts.ballot?.awaitsHead ?? false ? nil : Refusal(.notForTheHead)
    case "accept-handover", "decline-handover":
      guard let accepter = standing.handoverTo else { return Refusal(.noHandover) }
      return seat.party == accepter ? nil : Refusal(.notTheAccepter, holders: [accepter])
    case "resubmit-case", "evaluate-case", "reopen-case":
      return seat.person == standing.filer ? nil : Refusal(.notTheFiler)
    case "revise-proposal":
      return facts.proposals.isEmpty || !ownProposals.isEmpty
        ? nil : Refusal(.notTheAuthor, holders: facts.proposals.map(\.party))
    case "request-credential":
      guard let ballot = facts.ballot, !ballot.awaitsHead, now < ballot.closes else { return Refusal(.ballotClosed) }
      guard ballot.isSecret else { return Refusal(.openBallot) }
      guard ballot.hasKey else { return Refusal(.keyNotPublished) }
      return roll == nil ? Refusal(.notOnRoll) : nil
    case "issue-credentials":
      guard let ballot = facts.ballot, !ballot.awaitsHead, now < ballot.closes else { return Refusal(.ballotClosed) }
      guard ballot.isSecret else { return Refusal(.openBallot) }
      guard seat.party != standing.receiver else { return Refusal(.issuerNotApart) }
      return ballot.hasKey ? Refusal(.keyPublished) : nil
    case "cast-secret-vote": return Refusal(.sessionNotWanted)
    case "cast-vote":
      guard let ballot = facts.ballot, !ballot.awaitsHead, now < ballot.closes else { return Refusal(.ballotClosed) }
      if ballot.isSecret { return Refusal(.secretBallot) }
      if let opens = ballot.opens, now < opens { return Refusal(.ballotNotOpen) }
      return roll == nil ? Refusal(.notOnRoll) : nil
    case "sign-resolution", "decline-signature": return signatureHindrance
    case "review-legality": return openDrafts.isEmpty ? Refusal(.wrongState) : nil
    case "publish-inventory": return publicationHindrance
    case "report-progress":
      let holders = facts.tasks.flatMap { [$0.standing.lead] + $0.standing.supports }
      return holders.contains(seat.party) ? nil : Refusal(.notTheLead, holders: facts.tasks.map(\.standing.lead))
    case "check-task":
      let named = facts.tasks.filter { $0.standing.state == .reported }.map(\.standing.verifier)
      return named.isEmpty || named.contains { $0 == nil || $0 == seat.party }
        ? nil : Refusal(.notTheVerifier, holders: named.compactMap(\.self))
    case "close-case": return closingGround == nil ? Refusal(.feedbackMissing) : nil
    default: return nil
    }
  }

  private var signatureHindrance: Refusal? {
    guard let signing = facts.resolution?.signing else { return Refusal(.wrongState) }
    do throws(Refusal) {
      _ = try signing.declining(by: seat.party)
      return nil
    } catch {
      return error
    }
  }

  /// The drafts of the inventory that are not published.
  var openDrafts: [InventoryDraft] { facts.drafts.filter { !$0.isPublished } }

  /// The drafts that passed their review and that a resolution in force names.
  var publishableDrafts: [InventoryDraft] { openDrafts.filter { $0.stage == .resolved } }

  private var publicationHindrance: Refusal? {
    if !publishableDrafts.isEmpty { return nil }
    guard let draft = openDrafts.last else { return Refusal(.wrongState) }
    return Refusal(draft.stage == .sentBack ? .legalityReviewMissing : .draftNotResolved)
  }

  /// Why the case may be closed now; nil while it may not.
  var closingGround: ClosingGround? {
    if standing.outcome != .unknown { return .evaluated }
    guard let since = standing.evaluationSince else { return nil }
    return now >= since.advanced(byDays: CaseStanding.daysToEvaluate) ? .noAnswer : nil
  }

  /// The proposals that the reader's party may revise; one that carries a draft of the inventory is frozen.
  var ownProposals: [CaseFacts.Proposal] {
    facts.proposals.filter { proposal in
      proposal.party == seat.party && !facts.drafts.contains { $0.id == proposal.id }
    }
  }
  var ownPosts: [CaseFacts.Post] { facts.posts.filter { $0.author == seat.person } }

  /// The tasks on which the reader may report.
  var openTasks: [CaseFacts.Task] {
    facts.tasks.filter { task in
      (task.standing.state == .assigned || task.standing.state == .underway)
        && (task.standing.lead == seat.party || task.standing.supports.contains(seat.party))
    }
  }

  /// The tasks that wait for a check.
  var reportedTasks: [CaseFacts.Task] { facts.tasks.filter { $0.standing.state == .reported } }

  var hasEndorsed: Bool { facts.endorsers.contains(seat.person) }

  var isRecused: Bool { facts.recused.contains(seat.person) }
}
