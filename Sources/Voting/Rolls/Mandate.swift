package import Vocabulary

/// What a mandate is for. A narrower one goes before a wider one.
package enum MandateScope: Hashable, Sendable, Codable {
  /// Every ballot.
  case everything
  /// Every ballot in an area and those below it.
  case area(AreaCode)
  /// Ballots on a matter of the inventory, and on those below it.
  case matter(MatterCode)
  /// Ballots in one case.
  case subject(CaseID)
  /// One ballot.
  case ballot(BallotID)

  private enum Keys: String, CodingKey { case kind, id }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let kind = try container.decode(String.self, forKey: .kind)
    switch kind {
    case "everything": self = .everything
    case "area": self = .area(try container.decode(AreaCode.self, forKey: .id))
    case "matter": self = .matter(try container.decode(MatterCode.self, forKey: .id))
    case "case": self = .subject(try container.decode(CaseID.self, forKey: .id))
    case "ballot": self = .ballot(try container.decode(BallotID.self, forKey: .id))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "not the scope of a mandate: \(kind)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    switch self {
    case .everything: try container.encode("everything", forKey: .kind)
    case .area(let code):
      try container.encode("area", forKey: .kind)
      try container.encode(code, forKey: .id)
    case .matter(let code):
      try container.encode("matter", forKey: .kind)
      try container.encode(code, forKey: .id)
    case .subject(let id):
      try container.encode("case", forKey: .kind)
      try container.encode(id, forKey: .id)
    case .ballot(let id):
      try container.encode("ballot", forKey: .kind)
      try container.encode(id, forKey: .id)
    }
  }

  /// 0 for everything, 4 for one ballot.
  var precision: Int {
    switch self {
    case .everything: 0
    case .area: 1
    case .matter(let code): code.text.isEmpty ? 0 : 2
    case .subject: 3
    case .ballot: 4
    }
  }
}

/// The ballot that mandates are asked about.
package struct MandateOccasion: Hashable, Sendable {
  /// The matter.
  package let matter: MatterCode
  /// The case.
  package let subject: CaseID
  /// The ballot.
  package let ballot: BallotID
  /// The area of the case; nil where areas are not asked for.
  package let area: AreaCode?

  /// The ballot of a case.
  package init(matter: MatterCode, subject: CaseID, ballot: BallotID, area: AreaCode? = nil) {
    self.area = area
    self.matter = matter
    self.subject = subject
    self.ballot = ballot
  }

  func falls(under scope: MandateScope) -> Bool {
    switch scope {
    case .everything: true
    case .area(let code): area.map { code.contains($0) } ?? false
    case .matter(let code): matter.text.hasPrefix(code.text)
    case .subject(let id): id == subject
    case .ballot(let id): id == ballot
    }
  }
}

/// Whether the holder's own vote is taken, or the holder casts one for the other.
package enum MandateKind: String, CaseIterable, Sendable, Codable {
  /// The vote goes where the holder's vote goes, and on where the holder delegates (委托跟票).
  case delegation
  /// The holder votes for both, on paper that was handed in; it goes no further (书面委托).
  case proxy
}

/// A mandate to vote for someone, with scope, term and revocation.
package struct Mandate: Hashable, Sendable, Codable {
  /// Who gives it.
  package let from: PersonID
  /// Who has it.
  package let to: PersonID
  /// Delegation or proxy.
  package let kind: MandateKind
  /// What it is for.
  package let scope: MandateScope
  /// When it is in force.
  package let term: Term
  /// When it was given; of two for the same scope the later goes before.
  package let given: Instant
  /// When it was revoked.
  package let revoked: Instant?
  /// The digest of the paper it was given on, for a proxy.
  package let document: String?

  /// A mandate.
  ///
  /// - Refuses: one to oneself.
  package init(
    from: PersonID, to: PersonID, kind: MandateKind = .delegation, scope: MandateScope, term: Term, given: Instant,
    revoked: Instant? = nil, document: String? = nil
  ) throws(VotingRefusal) {
    guard from != to else { throw .mandateToOneself }
    self.from = from
    self.to = to
    self.kind = kind
    self.scope = scope
    self.term = term
    self.given = given
    self.revoked = revoked
    self.document = document
  }

  /// The mandate, taken back.
  package func revoked(at instant: Instant) -> Mandate {
    Mandate(copying: self, revoked: instant)
  }

  private init(copying other: Mandate, revoked: Instant) {
    from = other.from
    to = other.to
    kind = other.kind
    scope = other.scope
    term = other.term
    given = other.given
    self.revoked = revoked
    document = other.document
  }

  /// Whether it is in force at an instant for a ballot.
  package func covers(_ occasion: MandateOccasion, at now: Instant) -> Bool {
    isInForce(at: now) && occasion.falls(under: scope)
  }

  /// Whether it is in force at an instant.
  package func isInForce(at now: Instant) -> Bool {
    given <= now && term.contains(now) && (revoked.map { now < $0 } ?? true)
  }

  /// Whether this mandate goes before another of the same person.
  func goesBefore(_ other: Mandate) -> Bool {
    if scope.precision != other.scope.precision { return scope.precision > other.scope.precision }
    if case .area(let mine) = scope, case .area(let theirs) = other.scope, mine.prefix.count != theirs.prefix.count {
      return mine.prefix.count > theirs.prefix.count
    }
    if case .matter(let mine) = scope, case .matter(let theirs) = other.scope, mine.text.count != theirs.text.count {
      return mine.text.count > theirs.text.count
    }
    return given == other.given ? to.text > other.to.text : given > other.given
  }
}

extension [Mandate] {
  /// The one mandate of each person that is in force for a ballot.
  package func inForce(for occasion: MandateOccasion, at now: Instant) -> [PersonID: Mandate] {
    var chosen: [PersonID: Mandate] = [:]
    for mandate in self where mandate.covers(occasion, at: now) {
      if let former = chosen[mandate.from], !mandate.goesBefore(former) { continue }
      chosen[mandate.from] = mandate
    }
    return chosen
  }

  /// Whether someone may cast the vote of another, as a proxy.
  ///
  /// - Refuses: without a proxy in force for the ballot.
  package func proxy(of holder: PersonID, for voter: PersonID, _ occasion: MandateOccasion, at now: Instant)
    throws(VotingRefusal) -> Mandate
  {
    guard let mandate = filter({ $0.from == voter && $0.kind == .proxy }).inForce(for: occasion, at: now)[voter],
      mandate.to == holder
    else { throw .noMandate }
    return mandate
  }
}
