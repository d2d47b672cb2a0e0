package import Record
package import Vocabulary

/// A command that nobody gives by name: whoever bears a credential may give it, and the door does not learn who that is.
package protocol BorneCommand: CaseCommand {
  /// On whose authority the bearer acts; throws a `Refusal` where no credential was ever issued.
  func bearing(on desk: any Desk) throws -> Bearing
}

/// On whose authority the bearer of a credential acts: that of the party that issues them, under the entry that lets it.
package struct Bearing: Sendable, Equatable {
  /// The issuing party.
  package let party: PartyID
  /// The entry of the inventory that let it publish its key.
  package let authority: Authority

  /// An authority to act on.
  package init(party: PartyID, authority: Authority) {
    self.party = party
    self.authority = authority
  }
}

extension ActingSeat {
  /// Whoever bears a credential; no person and no seat is called so.
  package static var bearer: ActingSeat { ActingSeat(person: "bearer", seat: "bearer") }
}

extension Author {
  /// The bearer of a credential that a party issued.
  package static func bearer(of party: PartyID) -> Author {
    Author(person: ActingSeat.bearer.person, seat: ActingSeat.bearer.seat, party: party)
  }

  /// Whether nobody is named.
  package var isBearer: Bool { person == ActingSeat.bearer.person }
}
