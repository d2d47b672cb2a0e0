package import Vocabulary
package import Voting

/// Someone lets another vote for them.
package struct ProxyGranted: Hashable, Sendable, Codable {
  /// The mandate's identifier.
  package let id: MandateID
  /// Where the inventory was asked: the area of the ballot, or the one that the mandate is for.
  package let area: AreaCode
  /// From whom, to whom, for what and how long.
  package let mandate: Mandate

  /// The details of the event.
  package init(id: MandateID, area: AreaCode, mandate: Mandate) {
    self.id = id
    self.area = area
    self.mandate = mandate
  }
}

/// Whoever gave a mandate takes it back.
package struct ProxyRevoked: Hashable, Sendable, Codable {
  /// The mandate.
  package let proxy: MandateID
  /// Where the inventory was asked: where it was when the mandate was given.
  package let area: AreaCode

  /// The details of the event.
  package init(proxy: MandateID, area: AreaCode) {
    self.proxy = proxy
    self.area = area
  }
}
