package import Vocabulary

/// Who acts: a person in a seat of a party, for a term.
package struct Actor: Hashable, Sendable, Codable {
  /// The person who acts, or an account of one.
  package let person: PersonID
  /// The seat in which the person acts.
  package let seat: SeatID
  /// The party.
  package let party: PartyID
  /// When the person may act for the party.
  package let mandate: Term

  /// A person in a seat.
  package init(person: PersonID, seat: SeatID, party: PartyID, mandate: Term) {
    self.person = person
    self.seat = seat
    self.party = party
    self.mandate = mandate
  }

  /// The actor of a seat.
  package init(_ seat: Seat) {
    self.init(person: seat.person, seat: seat.id, party: seat.party, mandate: seat.mandate)
  }
}

/// A party that executed a case, and the persons who did it.
package struct Executor: Hashable, Sendable, Codable {
  /// The party.
  package let party: PartyID
  /// The persons of the party who did it.
  package let persons: Set<PersonID>

  /// A party and its persons.
  package init(party: PartyID, persons: Set<PersonID> = []) {
    self.party = party
    self.persons = persons
  }
}

/// What the history of the case says about those who act in it; all of it may be empty.
package struct DecisionFacts: Hashable, Sendable, Codable {
  /// The parties that executed the case, with their persons.
  package var executors: [Executor]
  /// The seats in which it was executed.
  package var executingSeats: Set<SeatID>
  /// The other parties for which the acting person holds a seat; a person with two seats is one person.
  package var actorParties: Set<PartyID>
  /// The persons who declared an interest, or were declared to have one.
  package var recused: Set<PersonID>
  /// The emergency powers that the party was ever given.
  package var grants: [EmergencyGrant]

  /// Facts of a case.
  package init(
    executors: [Executor] = [], executingSeats: Set<SeatID> = [], actorParties: Set<PartyID> = [],
    recused: Set<PersonID> = [], grants: [EmergencyGrant] = []
  ) {
    self.executors = executors
    self.executingSeats = executingSeats
    self.actorParties = actorParties
    self.recused = recused
    self.grants = grants
  }
}

/// The question: may this actor do this act, in this matter, at this stage, here and now?
package struct DecisionRequest: Hashable, Sendable, Codable {
  /// Who asks.
  package var actor: Actor
  /// What is to be done.
  package var act: Act
  /// The matter.
  package var matter: MatterCode
  /// The stage, spelled as in the list.
  package var stage: StageCode
  /// The area.
  package var area: AreaCode
  /// When.
  package var at: Instant
  /// What the history of the case says.
  package var facts: DecisionFacts

  /// A question.
  package init(
    actor: Actor, act: Act, matter: MatterCode, stage: StageCode, area: AreaCode, at: Instant,
    facts: DecisionFacts = DecisionFacts()
  ) {
    self.actor = actor
    self.act = act
    self.matter = matter
    self.stage = stage
    self.area = area
    self.at = at
    self.facts = facts
  }
}

/// The answer of the inventory.
package enum Decision: Hashable, Sendable { case permit(Permit), refuse(Refusal) }

/// A party that holds an act, and by which entry.
package struct Holding: Hashable, Sendable, Codable {
  /// The party.
  package let party: PartyID
  /// The entry.
  package let entry: EntryCode
  /// Lead or support.
  package let role: EntryRole

  /// A party with its entry.
  package init(party: PartyID, entry: EntryCode, role: EntryRole) {
    self.party = party
    self.entry = entry
    self.role = role
  }
}

/// Who leads, under which article, and who supports.
package struct Attribution: Hashable, Sendable, Codable {
  /// The parties that lead; more than one is an overlap.
  package let leads: [Line]
  /// The parties that support.
  package let supports: [Line]
  /// Entries that forbid it to a party, and that took it back.
  package let prohibitions: [Line]

  /// An attribution.
  package init(leads: [Line], supports: [Line], prohibitions: [Line]) {
    self.leads = leads
    self.supports = supports
    self.prohibitions = prohibitions
  }

  /// The lead, when there is exactly one party.
  package var lead: Line? { Set(leads.map(\.party)).count == 1 ? leads.first : nil }

  /// One party in an attribution.
  package struct Line: Hashable, Sendable, Codable {
    /// The party.
    package let party: PartyID
    /// The entry.
    package let entry: EntryCode
    /// The legal basis as cited.
    package let basis: String
    /// The duty; empty if the entry names none.
    package let duty: String
    /// The time that the entry allows.
    package let clock: TimeLimit?

    /// A party by its entry.
    package init(party: PartyID, entry: EntryCode, basis: String, duty: String, clock: TimeLimit?) {
      self.party = party
      self.entry = entry
      self.basis = basis
      self.duty = duty
      self.clock = clock
    }
  }
}
