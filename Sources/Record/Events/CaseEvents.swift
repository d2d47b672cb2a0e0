package import Cases
package import Inventory
package import Vocabulary

/// A problem is filed.
package struct CaseFiled: Hashable, Sendable, Codable {
  /// The case.
  package let id: CaseID
  /// What it is about.
  package let matter: MatterCode
  /// Where it is.
  package let area: AreaCode
  /// How its matter is decided, from the version in force.
  package let track: Track
  /// The first receiver, who has the duty and the clock.
  package let receiver: PartyID
  /// The title.
  package let title: String
  /// The text.
  package let text: String
  /// When the receiver must have answered.
  package let acceptBy: Instant?
  /// Commitment by the name of a private field, such as contact.
  package let commitments: [String: String]

  /// The details of the event.
  package init(
    id: CaseID, matter: MatterCode, area: AreaCode, track: Track, receiver: PartyID, title: String, text: String,
    acceptBy: Instant? = nil, commitments: [String: String]
  ) {
    self.id = id
    self.matter = matter
    self.area = area
    self.track = track
    self.receiver = receiver
    self.title = title
    self.text = text
    self.acceptBy = acceptBy
    self.commitments = commitments
  }
}

/// The receiver takes the case on as its lead.
package struct CaseAccepted: Hashable, Sendable, Codable {
  /// The lead.
  package let lead: PartyID

  /// The details of the event.
  package init(lead: PartyID) {
    self.lead = lead
  }
}

/// The receiver returns the case to its filer.
package struct CaseReturned: Hashable, Sendable, Codable {
  /// Why, and what is missing.
  package let reason: String

  /// The details of the event.
  package init(reason: String) {
    self.reason = reason
  }
}

/// The filer mends the case and files it again.
package struct CaseResubmitted: Hashable, Sendable, Codable {
  /// The title now.
  package let title: String
  /// The text now.
  package let text: String
  /// When the receiver must have answered.
  package let acceptBy: Instant?

  /// The details of the event.
  package init(title: String, text: String, acceptBy: Instant? = nil) {
    self.title = title
    self.text = text
    self.acceptBy = acceptBy
  }
}

/// The receiver says that the case is another party's; until that party accepts, the receiver keeps the duty and the clock.
package struct HandoverOffered: Hashable, Sendable, Codable {
  /// The named accepter.
  package let to: PartyID
  /// Why, with the basis.
  package let reason: String

  /// The details of the event.
  package init(to: PartyID, reason: String) {
    self.to = to
    self.reason = reason
  }
}

/// The named accepter takes the case on as its lead.
package struct HandoverAccepted: Hashable, Sendable, Codable {
  /// The lead from now on.
  package let lead: PartyID

  /// The details of the event.
  package init(lead: PartyID) {
    self.lead = lead
  }
}

/// The named accepter does not take the case on; the receiver keeps it.
package struct HandoverDeclined: Hashable, Sendable, Codable {
  /// Why.
  package let reason: String

  /// The details of the event.
  package init(reason: String) {
    self.reason = reason
  }
}

/// A person declares an interest and takes no part in what is decided.
package struct InterestDeclared: Hashable, Sendable, Codable {
  /// What the interest is.
  package let text: String

  /// The details of the event.
  package init(text: String) {
    self.text = text
  }
}

/// The filer says whether the problem is solved and how content they are.
package struct CaseEvaluated: Hashable, Sendable, Codable {
  /// Solved, partly or not.
  package let outcome: CaseOutcome
  /// 1 (not at all) … 5 (fully).
  package let satisfaction: Int
  /// In the filer's words.
  package let text: String?

  /// The details of the event.
  package init(outcome: CaseOutcome, satisfaction: Int, text: String? = nil) {
    self.outcome = outcome
    self.satisfaction = satisfaction
    self.text = text
  }
}

/// The case is closed.
package struct CaseClosed: Hashable, Sendable, Codable {
  /// Why it may be closed.
  package let ground: ClosingGround
  /// What the filer said.
  package let outcome: CaseOutcome

  /// The details of the event.
  package init(ground: ClosingGround, outcome: CaseOutcome) {
    self.ground = ground
    self.outcome = outcome
  }
}

/// The filer opens the case again.
package struct CaseReopened: Hashable, Sendable, Codable {
  /// Why.
  package let reason: String
  /// The round that begins, 2 for the first reopening.
  package let round: Int

  /// The details of the event.
  package init(reason: String, round: Int) {
    self.reason = reason
    self.round = round
  }
}
