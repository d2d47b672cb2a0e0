package import Cases
package import Vocabulary

/// Which cases are asked for.
package struct CaseQuery: Sendable, Equatable {
  /// Words that the title or text must contain.
  package var words: String?
  /// The state.
  package var state: CaseState?
  /// The matter or a prefix of it.
  package var matter: MatterCode?
  /// The area, or an area around it.
  package var area: AreaCode?
  /// The party that leads or received the case.
  package var receiver: PartyID?
  /// Cases last changed before this event; the cursor of the next page.
  package var before: Int64?
  /// At most so many.
  package var limit: Int

  /// All cases, or those that match.
  package init(
    words: String? = nil, state: CaseState? = nil, matter: MatterCode? = nil, area: AreaCode? = nil,
    receiver: PartyID? = nil, before: Int64? = nil, limit: Int = 20
  ) {
    self.words = words
    self.state = state
    self.matter = matter
    self.area = area
    self.receiver = receiver
    self.before = before
    self.limit = limit
  }
}

/// A page of cases.
package struct CaseList: Sendable, Equatable {
  /// The cases.
  package let items: [CaseSummary]
  /// The cursor of the next page; nil on the last.
  package let next: Int64?

  /// A page of cases.
  package init(items: [CaseSummary], next: Int64?) {
    self.items = items
    self.next = next
  }
}

/// A case in a list.
package struct CaseSummary: Sendable, Equatable {
  /// The case.
  package let id: CaseID
  /// The title.
  package let title: String
  /// What it is about.
  package let matter: MatterCode
  /// Where it is.
  package let area: AreaCode
  /// Where it stands.
  package let state: CaseState
  /// Whether it is solved.
  package let outcome: CaseOutcome
  /// Who has the duty.
  package let receiver: PartyID
  /// When it was filed.
  package let filedAt: Instant
  /// When it last changed.
  package let changedAt: Instant
  /// How many posts it has.
  package let posts: Int

  /// A case in a list.
  package init(
    id: CaseID, title: String, matter: MatterCode, area: AreaCode, state: CaseState, outcome: CaseOutcome,
    receiver: PartyID, filedAt: Instant, changedAt: Instant, posts: Int
  ) {
    self.id = id
    self.title = title
    self.matter = matter
    self.area = area
    self.state = state
    self.outcome = outcome
    self.receiver = receiver
    self.filedAt = filedAt
    self.changedAt = changedAt
    self.posts = posts
  }
}
