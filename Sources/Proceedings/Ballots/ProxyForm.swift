import Cases
import Inventory
import Record
import Vocabulary
import Voting

/// What a mandate to vote for another says, as it is written in a form: for which ballots, how long, on which paper.
package struct ProxyForm: Sendable {
  /// Which ballots a mandate is for, as a form names it.
  package enum Scope: String, CaseIterable, Sendable { case ballot, matter, area }

  /// The fields, those of the scope among them.
  static let fields: [Field] = [
    .required("holder", .code), .required("mandate", .choice(MandateKind.allCases.map(\.rawValue))),
    .required("scope", .choice(Scope.allCases.map(\.rawValue))), .optional("ballot", .code), .optional("matter", .code),
    .optional("area", .code), .optional("from", .date), .optional("until", .date),
    .optional("document", .text(1...200)),
  ]

  let holder: PersonID
  let kind: MandateKind
  let scope: Scope
  let ballot: BallotID?
  let matter: MatterCode?
  let area: AreaCode?
  let from: CivilDate?
  let until: CivilDate?
  let document: String?

  init(_ reading: inout Reading) {
    holder = reading.code("holder")
    kind = reading.choice("mandate")
    scope = reading.choice("scope")
    ballot = reading.optionalCode("ballot")
    matter = reading.optionalCode("matter")
    area = reading.area("area")
    from = reading.optionalDate("from")
    until = reading.optionalDate("until")
    document = reading.optionalText("document")
    switch scope {
    case .ballot: if ballot == nil { reading.fault("ballot", .missing) }
    case .matter:
      if matter == nil { reading.fault("matter", .missing) }
      if area == nil { reading.fault("area", .missing) }
    case .area: if area == nil { reading.fault("area", .missing) }
    }
    // Written form (书面委托): a proxy names its paper, by number or by the digest of a scan.
    if kind == .proxy, document == nil { reading.fault("document", .missing) }
    if let until, let from, until <= from {
      reading.fault("until", .outOfRange, value: until.description, limit: "> \(from)")
    }
  }

  /// Where the inventory is asked: in the area of the ballot, or in the one that is named.
  func ground(on desk: any Desk) throws -> Ground {
    try .aboutTheInstitution(on: desk, at: try place(on: desk))
  }

  /// Nil for a ballot that does not exist, about which the institution as a whole is asked before anyone is told.
  private func place(on desk: any Desk) throws -> AreaCode? {
    guard scope == .ballot, let ballot else { return area }
    return try desk.ballot(ballot).map { try desk.required($0.subject).area }
  }

  private func running(_ ballot: BallotID, on desk: any Desk) throws -> BallotFacts {
    guard let facts = try desk.ballot(ballot) else { throw Unknown("ballot", ballot.text) }
    return facts
  }

  /// The mandate of somebody, once nothing stands in its way.
  ///
  /// - Refuses: one to oneself; a loop of delegations; for a ballot that is counted, is secret or does not let one vote through
  ///   another; to or from someone who is not on its roll; beyond the units that one person may vote for in it.
  func granted(by giver: PersonID, on desk: any Desk, in hearing: Hearing) throws -> ProxyGranted {
    guard try desk.isEnrolled(holder) else { throw Unknown("person", holder.text) }
    if let matter, hearing.inventory?.matter(matter) == nil { throw Unknown("matter", matter.text) }
    if let area, hearing.inventory?.area(area) == nil { throw Unknown("area", area.text) }
    let begins = from.map { desk.clock.start(of: $0) } ?? hearing.now
    let ends = until.map { desk.clock.start(of: $0) }
    if let ends, ends <= hearing.now || ends <= begins {
      throw Malformed([FieldFault(field: "until", code: .inThePast)])
    }
    let mandate: Mandate
    do {
      mandate = try Mandate(
        from: giver, to: holder, kind: kind, scope: mandateScope, term: Term(from: begins, until: ends),
        given: hearing.now, document: document)
    } catch {
      throw Refusal(error)
    }
    let others = try desk.mandates(at: hearing.now)
    if let loop = mandate.loop(among: others, at: hearing.now) {
      throw Refusal(.proxyLoop, details: ["people": loop.map(\.text).joined(separator: " ")])
    }
    if scope == .ballot, let ballot { try check(mandate, in: ballot, among: others, on: desk, at: hearing.now) }
    guard let place = try place(on: desk) else { throw Unknown("ballot", ballot?.text ?? "") }
    return ProxyGranted(id: hearing.id("proxy"), area: place, mandate: mandate)
  }

  private var mandateScope: MandateScope {
    switch scope {
    case .ballot: ballot.map { .ballot($0) } ?? .everything
    case .matter: matter.map { .matter($0) } ?? .everything
    case .area: area.map { .area($0) } ?? .everything
    }
  }

  private func check(
    _ mandate: Mandate, in ballot: BallotID, among others: [Mandate], on desk: any Desk, at now: Instant
  ) throws {
    let facts = try running(ballot, on: desk)
    guard facts.result == nil, now < facts.closes else {
      throw Refusal(.ballotClosed, details: ["closes": String(facts.closes.milliseconds)])
    }
    guard !facts.isSecret else { throw Refusal(.secretBallot, details: ["ballot": ballot.text]) }
    guard allowsProxies(facts.rule, facts.conduct) else { throw Refusal(.proxyForbidden) }
    let roll = try desk.roll(of: ballot)
    guard let own = roll.entry(of: mandate.from) else { throw Refusal(.notOnRoll, details: ["ballot": ballot.text]) }
    guard roll.entry(of: mandate.to) != nil else { throw Refusal(.holderNotOnRoll, details: ["ballot": ballot.text]) }
    guard let limit = facts.conduct?.proxyLimit else { return }
    let occasion = try facts.occasion(ballot, on: desk)
    let givers = others.inForce(for: occasion, at: now).values.filter {
      $0.to == mandate.to && $0.from != mandate.from
    }.map(\.from)
    let load = givers.compactMap { roll.entry(of: $0)?.proxyWeight }.reduce(own.proxyWeight, +)
    guard load <= limit else { throw Refusal(.proxyLimit, details: ["limit": String(limit)]) }
  }
}

extension BallotFacts {
  /// The ballot as mandates are asked about it.
  func occasion(_ id: BallotID, on desk: any Desk) throws -> MandateOccasion {
    let standing = try desk.required(subject)
    return MandateOccasion(matter: standing.matter, subject: subject, ballot: id, area: standing.area)
  }
}
