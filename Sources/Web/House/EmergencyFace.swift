import Inventory
import Proceedings
import Record
import Vocabulary

extension HouseFaces {
  package func emergencies(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let all = try await room.emergencies()
    var items: [EmergencyItem] = []
    for standing in all.prefix(200) {
      items.append(scene.item(standing, links: try await links(to: standing, scene)))
    }
    let inForce = all.count { $0.grant.contains(scene.now) }
    let page = EmergenciesPage(count: words.count("emergency.count", inForce), emergencies: items)
    return face(page, title: words["emergency.title"], section: .other, scene)
  }

  /// What this reader may do about a grant now: revoke it while it holds, review its use once it is over.
  private func links(to standing: EmergencyStanding, _ scene: Scene) async throws -> [Link] {
    let command: String
    switch standing.state(at: scene.now) {
    case .ahead, .inForce: command = RevokeEmergency.kind.name
    case .unreviewed: command = ReviewEmergency.kind.name
    case .reviewed: return []
    }
    guard let kind = Commands.named(command),
      case .permit? = scene.decision(kind.act, about: standing.grant, users: try await room.users(of: standing.grant))
    else { return [] }
    return [
      Link(
        scene.words["act.\(command).title"],
        Address.form(of: command, in: standing.subject, [("grant", standing.grant.id.text)]))
    ]
  }

  /// The grants to a party, the newest first.
  func emergencies(of party: PartyID, _ scene: Scene) async throws -> [EmergencyItem] {
    try await room.emergencies().filter { $0.grant.holder == party }.prefix(20).map { scene.item($0) }
  }
}

extension Scene {
  /// Whether the reader may do an act about a grant.
  func decision(_ act: Act, about grant: EmergencyGrant, users: Executor) -> Decision? {
    guard let inventory, let actor, let area = AreaCode.around(grant.areas) else { return nil }
    return inventory.decide(
      DecisionRequest(
        actor: actor, act: act, matter: .governance, stage: .governance, area: area, at: now,
        facts: DecisionFacts(executors: act == .reviewEmergency ? [users] : [])))
  }

  /// A grant as pages show it.
  func item(_ standing: EmergencyStanding, names: Names? = nil, links: [Link] = []) -> EmergencyItem {
    let (names, grant) = (names ?? self.names, standing.grant)
    let state = standing.state(at: now)
    let review = standing.review
    return EmergencyItem(
      anchor: grant.id.text, holder: names.partyLink(grant.holder),
      state: Mark(words["emergency.state.\(state.rawValue)"], state.tone), acts: names.acts(grant.acts),
      scope: [
        Fact(words["emergency.matters"], words.list(grant.matters.map(names.matter))),
        Fact(words["emergency.stages"], words.list(grant.stages.map(names.anyStage))),
        Fact(words["emergency.areas"], words.list(grant.areas.map(names.area))),
      ], from: second(grant.from), to: second(grant.to), basis: grant.basis, reason: grant.reason,
      grantor: names.partyLink(grant.grantor), entry: Link(grant.entry.text, Address.entry(grant.entry)),
      subject: Link("\(standing.subject.text) \(standing.title)", Address.theCase(standing.subject)),
      event: Link(words("notice.event", ["sequence": String(standing.sequence)]), Address.event(standing.sequence)),
      revoked: standing.revocation?.reason, due: reviewDue(standing), finding: review.map { mark($0.finding) },
      review: review.map { "\(names.party($0.party))\(words["form.colon"])\($0.text)" }, links: links)
  }

  /// By when the use must be reviewed; nil before the end and after the review.
  private func reviewDue(_ standing: EmergencyStanding) -> Deadline? {
    guard standing.state(at: now) == .unreviewed, let due = standing.reviewBy else { return nil }
    return words.limit(words["emergency.review-by"], at: due, now: now, on: clock)
  }

  /// A time to the second, as the bounds of a grant are.
  func second(_ instant: Instant) -> Moment {
    let plain = words.time(instant, on: clock)
    let seconds = String(100 + clock.timeOfDay(of: instant) / 1_000 % 60).dropFirst()
    return Moment(machine: instant.rfc3339(clock: clock), words: "\(plain.words):\(seconds)")
  }

  private func mark(_ finding: EmergencyReviewed.Finding) -> Mark {
    Mark(words["emergency.finding.\(finding.rawValue)"], finding == .proper ? .done : .stop)
  }
}

extension EmergencyStanding.State {
  /// How a state looks.
  var tone: Mark.Tone {
    switch self {
    case .ahead: .quiet
    case .inForce: .open
    case .unreviewed: .wait
    case .reviewed: .done
    }
  }
}
