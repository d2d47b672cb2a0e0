package import Inventory
package import Vocabulary

/// A party is given powers beyond the list for a time.
package struct EmergencyGranted: Hashable, Sendable, Codable {
  /// The powers, by whom, to whom, and for how long.
  package let grant: EmergencyGrant

  /// The details of the event.
  package init(grant: EmergencyGrant) { self.grant = grant }
}

/// Emergency powers end before their time.
package struct EmergencyRevoked: Hashable, Sendable, Codable {
  /// The grant.
  package let grant: GrantID
  /// Why.
  package let reason: String

  /// The details of the event.
  package init(grant: GrantID, reason: String) {
    self.grant = grant
    self.reason = reason
  }
}

/// What a party that did not use emergency powers finds about their use.
package struct EmergencyReviewed: Hashable, Sendable, Codable {
  /// What a review finds.
  package enum Finding: String, CaseIterable, Sendable, Codable {
    /// What was done was lawful and needed (合法必要).
    case proper
    /// Something was done that was not; the text says what follows from it (不当).
    case improper
  }

  /// The grant.
  package let grant: GrantID
  /// What was found.
  package let finding: Finding
  /// The reasons, and what follows.
  package let text: String

  /// The details of the event.
  package init(grant: GrantID, finding: Finding, text: String) {
    self.grant = grant
    self.finding = finding
    self.text = text
  }
}
