package import Cases
import Hummingbird
import Inventory
import Proceedings
import Record
import Vocabulary
import Voting

extension House {
  /// `GET /api/cases`.
  func casesAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let query = asking.cases()
    try asking.finish()
    let list = try await room.cases(query)
    let clock = try await clock()
    return .json([
      "items": .list(list.items) { Self.json($0, clock) }, "next": list.next.map { .number($0) } ?? .nothing,
    ])
  }

  static func json(_ summary: CaseSummary, _ clock: CivilClock) -> JSON {
    [
      "id": .id(summary.id), "title": .text(summary.title), "matter": .id(summary.matter),
      "area": .text(summary.area.text), "state": .text(summary.state.rawValue),
      "outcome": .text(summary.outcome.rawValue), "receiver": .id(summary.receiver),
      "filedAt": .instant(summary.filedAt, clock), "changedAt": .instant(summary.changedAt, clock),
      "posts": .number(summary.posts),
    ]
  }

  /// `GET /api/cases/{case}`: everything public about it; to its filer and its receiver also the private words.
  func caseAPI(_ call: Call) async throws -> Response {
    let id = CaseID(try call.part("case"))
    var asking = Asking(call.query)
    let page = asking.number("posts", 1...100_000) ?? 1
    try asking.finish()
    guard let dossier = try await room.dossier(id, postPage: page) else { throw Unknown("case", id.text) }
    let clock = try await clock()
    var members = try DossierJSON(dossier, clock: clock).members
    let drafts = dossier.standing.isGovernance ? try await room.inventoryDrafts(in: id) : []
    members.append(("inventoryDrafts", .list(drafts) { Self.json($0, clock) }))
    if call.caller.session != nil {
      let visit = try await visit(call)
      if visit.mayReadPrivateWords(of: dossier.standing), let seat = visit.seat ?? visit.reader?.seatsInForce.first {
        let words = try await room.privateWords(of: id, for: PrivateReader(seat, at: call.now))
        members.append(("private", .object(words.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })))
      }
    }
    return .json(.object(members))
  }

  /// `GET /api/cases/{case}/powers`.
  func powersAPI(_ call: Call) async throws -> Response {
    let id = CaseID(try call.part("case"))
    guard let standing = try await room.standing(id) else { throw Unknown("case", id.text) }
    guard let inventory = try await room.inventory(at: call.now) else { throw Refusal(.noInventory) }
    let seat = try await visit(call).seat
    let grants = try await room.emergencies().map(\.grant)
    let facts = DecisionFacts(
      executors: try await room.executors(of: id), recused: try await room.recused(in: id), grants: grants)
    let powers = inventory.powers(over: standing, for: seat.map { Actor($0) }, facts: facts, at: call.now)
    let (clock, language) = (try await clock(), call.caller.language)
    return .json([
      "case": .id(id), "stage": .id(standing.stage), "seat": .id(seat?.id),
      "powers": .list(powers) { power in
        [
          "command": .text(power.command), "act": .text(power.act.rawValue),
          "holders": .list(power.holders) { Self.json($0, inventory, language) },
          "decision": power.decision.map { json($0, inventory, clock, language) } ?? .nothing,
        ]
      },
    ])
  }

  private static func json(_ holding: Holding, _ inventory: CompiledInventory, _ language: Language) -> JSON {
    [
      "party": .id(holding.party), "name": .text(inventory.party(holding.party)?.name[language] ?? holding.party.text),
      "entry": .id(holding.entry), "role": .text(holding.role.rawValue),
    ]
  }

  private func json(
    _ decision: Decision, _ inventory: CompiledInventory, _ clock: CivilClock, _ language: Language
  ) -> JSON {
    switch decision {
    case .permit(let permit):
      let entry = inventory.entry(permit.entry)
      return [
        "permitted": true, "entry": .id(permit.entry), "inventory": .text(permit.version),
        "article": .text(permit.grant?.basis ?? entry?.basis.text[language] ?? permit.basis),
        "duty": .text(permit.duty?[language]), "role": .text(permit.role.rawValue),
        "limit": .text(permit.clock?.words(language)), "grant": .id(permit.grant?.id),
      ]
    case .refuse(let refusal):
      let problem = maker.problem(refusal, inventory: inventory, clock: clock, in: language)
      return ["permitted": false, "problem": problem.json]
    }
  }

  /// `GET /api/cases/{case}/posts/{post}`.
  func historyAPI(_ call: Call) async throws -> Response {
    let (id, post) = (CaseID(try call.part("case")), PostID(try call.part("post")))
    guard let history = try await room.history(of: post), history.subject == id else {
      throw Unknown("post", post.text)
    }
    let clock = try await clock()
    return .json([
      "id": .id(post), "case": .id(history.subject), "name": .text(history.name),
      "versions": .list(history.versions) { ["at": .instant($0.at, clock), "text": .text($0.text)] },
    ])
  }

  /// `GET /api/cases/{case}/ballots/{ballot}/vote`: the caller's own vote, which nobody else sees before the count.
  func ownVoteAPI(_ call: Call) async throws -> Response {
    let session = try call.session()
    let (id, ballot) = (CaseID(try call.part("case")), BallotID(try call.part("ballot")))
    guard let dossier = try await room.dossier(id, postPage: 1) else { throw Unknown("case", id.text) }
    guard dossier.ballots.contains(where: { $0.id == ballot }) else { throw Unknown("ballot", ballot.text) }
    let vote = try await room.vote(of: session.person, in: ballot)
    let entry = try await room.rollEntry(of: session.person, in: ballot)
    let others = try await room.representation(of: session.person, in: ballot, at: call.now)
    return .json([
      "ballot": .id(ballot), "isOnRoll": .flag(try await room.isOnRoll(session.person, of: ballot)),
      "choice": .text(vote?.choice?.rawValue), "marking": try DossierJSON.json(vote?.voice.marking),
      "statement": .text(vote?.statement),
      "entry": try entry.map { .ready(try CanonicalJSON.encode($0)) } ?? .nothing,
      "votesFor": .list(others?.votesFor ?? []) { .text($0) }, "votedBy": .text(others?.votedBy),
    ])
  }

  /// `GET /api/desk`.
  func deskAPI(_ call: Call) async throws -> Response {
    _ = try call.session()
    let visit = try await visit(call)
    guard let reader = visit.reader else { throw Trouble(.notSignedIn) }
    let duties = try await visit.seat.asyncMap { try await room.duties(of: $0, at: call.now) } ?? []
    let filed = try await room.casesFiled(by: reader.person.id)
    let escalated = try await visit.seat.asyncMap { seat in
      try await room.escalations(at: call.now).filter { $0.concerns(seat.party) }
    }
    let clock = try await clock()
    return .json([
      "seat": .id(visit.seat?.id),
      "duties": .list(duties) { duty in
        [
          "command": .text(duty.command), "case": .id(duty.subject), "title": .text(duty.title),
          "about": .text(duty.about), "due": .instant(duty.due, clock), "waitsFor": .id(duty.waitsFor),
          "escalation": duty.escalation.map { Self.json($0, clock) } ?? .nothing,
        ]
      },
      "escalated": .list(escalated ?? []) { Self.json($0, clock) },
      "filed": .list(filed) { Self.json($0, clock) },
    ])
  }
}

extension Visit {
  /// Whether the reader may see the private words of a case: its filer, and who acts for the party that has the duty.
  package func mayReadPrivateWords(of standing: CaseStanding) -> Bool {
    guard let reader else { return false }
    return reader.person.id == standing.filer || seat?.party == standing.receiver
  }
}

extension Swift.Optional {
  /// What an asynchronous closure makes of the value.
  fileprivate func asyncMap<Made>(_ make: (Wrapped) async throws -> Made) async rethrows -> Made? {
    guard let self else { return nil }
    return try await make(self)
  }
}
