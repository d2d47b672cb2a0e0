package import Vocabulary

/// Powers beyond the list that a party is given for a time, in named matters, stages and areas, because of an emergency
/// (紧急授权).
///
/// It begins and ends by itself: whether it holds is a question about the instant that is asked about, and nothing has
/// to run at its end.
package struct EmergencyGrant: Hashable, Sendable, Codable {
  /// The grant.
  package let id: GrantID
  /// Who grants, and owes the review afterwards.
  package let grantor: PartyID
  /// The entry by which the grantor may grant.
  package let entry: EntryCode
  /// Who may do more than the list says.
  package let holder: PartyID
  /// In which matters; never empty.
  package let matters: [MatterCode]
  /// At which stages; `*` is any stage.
  package let stages: [StageCode]
  /// What it may do there.
  package let acts: [Act]
  /// Where.
  package let areas: [AreaCode]
  /// The first instant.
  package let from: Instant
  /// The last second in which it holds.
  package let to: Instant
  /// The instrument and the article, such as 突发事件应对法第七十三条.
  package let basis: String
  /// Why.
  package let reason: String
  /// How long after its end the grantor has for the review.
  package let review: TimeLimit
  /// When it was revoked, before its time.
  package var revokedAt: Instant?

  /// A grant.
  package init(
    id: GrantID, grantor: PartyID, entry: EntryCode, holder: PartyID, matters: [MatterCode], stages: [StageCode],
    acts: [Act], areas: [AreaCode], from: Instant, to: Instant, basis: String, reason: String, review: TimeLimit,
    revokedAt: Instant? = nil
  ) {
    self.id = id
    self.grantor = grantor
    self.entry = entry
    self.holder = holder
    self.matters = matters
    self.stages = stages
    self.acts = acts
    self.areas = areas
    self.from = from
    self.to = to
    self.basis = basis
    self.reason = reason
    self.review = review
    self.revokedAt = revokedAt
  }

  /// The first instant at which it no longer holds: after the second `to`, or when it was revoked.
  package var end: Instant {
    let end = to.advanced(byMilliseconds: 1_000)
    return revokedAt.map { min($0, end) } ?? end
  }

  /// Whether it holds at an instant.
  package func contains(_ instant: Instant) -> Bool { from <= instant && instant < end }

  /// Whether it reaches a matter in an area, at one stage of it at least.
  package func reaches(_ matter: MatterCode, in area: AreaCode) -> Bool {
    matters.contains { $0.covers(matter) } && areas.contains { $0.contains(area) }
  }

  /// Whether it says that the actor may do what is asked, at some time or other.
  package func covers(_ request: DecisionRequest) -> Bool {
    holder == request.actor.party && acts.contains(request.act) && ActTable.grantable.contains(request.act)
      && reaches(request.matter, in: request.area) && stages.contains { $0.covers(request.stage) }
  }
}

extension ActTable {
  /// The acts that an emergency may lend: what handling a matter takes. Never to verify, vote, close or keep the
  /// institution, so that nobody comes to judge himself or to grant himself more.
  package static let grantable: Set<Act> = Set(handling).union([.file]).subtracting([.callBallot, .closeBallot])
}

extension CompiledInventory {
  /// Whether words name an instrument with its article that is in force on a day, as far as the table of bases knows.
  package func carries(_ basis: String, on date: CivilDate) -> Bool {
    let citations = Citation.all(in: basis)
    guard citations.contains(where: { !$0.articles.isEmpty }) else { return false }
    return basisRegister.stretches(of: EntryBasis(text: Bilingual(zh: basis), citations: citations))
      .contains { $0.contains(date.day) }
  }

  /// The entry by which a place is one of coercion (行政强制), which no grant opens: the first that covers the place and
  /// gives the act to anyone at any time.
  ///
  /// - Source: 行政强制法, art. 17: the power to take coercive measures may not be delegated.
  func coercion(_ act: Act, _ matter: MatterCode, _ stage: StageCode, _ area: AreaCode) -> Int? {
    coercions.first { position in
      let entry = tables.entries[position]
      return faces[position].acts & act.bit != 0 && entry.matter.covers(matter) && entry.stage.covers(stage)
        && entry.area.contains(area)
    }
  }

  /// The entry of coercion that some of what a grant names would meet.
  package func coercion(in grant: EmergencyGrant) -> InventoryEntry? {
    coercions.first { position in
      let entry = tables.entries[position]
      return grant.acts.contains { faces[position].acts & $0.bit != 0 }
        && grant.matters.contains { $0.covers(entry.matter) || entry.matter.covers($0) }
        && grant.stages.contains { $0.covers(entry.stage) || entry.stage.covers($0) }
        && grant.areas.contains { $0.contains(entry.area) || entry.area.contains($0) }
    }.map { tables.entries[$0] }
  }

  private var coercions: [Int] {
    tables.entries.indices.filter { tables.entries[$0].powerType == .coercion && faces[$0].grants }
  }
}
