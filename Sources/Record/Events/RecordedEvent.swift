package import Vocabulary

/// Who acted, in which seat, for which party.
package struct Author: Hashable, Sendable, Codable {
  /// The person.
  package let person: PersonID
  /// The seat the person acted from.
  package let seat: SeatID
  /// The party the seat belongs to.
  package let party: PartyID

  /// A person acting from a seat.
  package init(person: PersonID, seat: SeatID, party: PartyID) {
    self.person = person
    self.seat = seat
    self.party = party
  }
}

/// Under which entry of which version of the inventory an act was permitted.
package struct Authority: Hashable, Sendable, Codable {
  /// The version of the inventory.
  package let inventory: String
  /// The entry that gives the power.
  package let entry: EntryCode
  /// The act that was permitted.
  package let act: Act
  /// The emergency grant that permitted it, where the list itself did not; the entry is then that of the grantor.
  package let grant: GrantID?

  /// The ground on which an act was permitted.
  package init(inventory: String, entry: EntryCode, act: Act, grant: GrantID? = nil) {
    self.inventory = inventory
    self.entry = entry
    self.act = act
    self.grant = grant
  }
}

/// One line of the record: what happened, who did it, under which entry, when.
///
/// Its canonical bytes are the leaf of the tree. An event is never edited; a correction is a new event.
package struct RecordedEvent: Sendable, Hashable, Codable {
  /// Position in the record, from 0.
  package let sequence: Int64
  /// When it was entered.
  package let at: Instant
  /// Who acted.
  package let author: Author
  /// What permitted it; the founding of the institution alone has none, since it publishes the first inventory.
  package let authority: Authority?
  /// The case that it belongs to, if any.
  package let subject: CaseID?
  /// 0 for the first event of a command, 1 for the next: what one command entered belongs together.
  package let part: Int
  /// What happened.
  package let event: Event

  /// A line of the record.
  package init(
    sequence: Int64, at: Instant, author: Author, authority: Authority?, subject: CaseID?, part: Int, event: Event
  ) {
    self.sequence = sequence
    self.at = at
    self.author = author
    self.authority = authority
    self.subject = subject
    self.part = part
    self.event = event
  }
}
