package import Vocabulary

/// A place of the table of areas (区域).
package struct Area: Hashable, Sendable, Codable {
  /// The code.
  package let code: AreaCode
  /// The name.
  package let name: Bilingual
  /// Households in the area, where the table says it.
  package let households: Int?
  /// The party that answers for the area as a grid (网格责任主体), where the table says it.
  package let steward: PartyID?
  /// The most that administrative work may take of its communities, in per cent, where the table says it.
  package let administrativeLimit: Int?

  /// A place with its name.
  package init(
    code: AreaCode, name: Bilingual, households: Int? = nil, steward: PartyID? = nil, administrativeLimit: Int? = nil
  ) {
    self.administrativeLimit = administrativeLimit
    self.code = code
    self.name = name
    self.households = households
    self.steward = steward
  }
}
