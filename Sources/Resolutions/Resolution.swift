package import Vocabulary
package import Voting

/// One sentence of a resolution that makes a duty: what, who leads, who supports, by when (条款).
package struct Clause: Hashable, Sendable, Codable {
  /// 1 for the first clause.
  package let number: Int
  /// What is to be done, and by what it will be known to be done.
  package let text: String
  /// The party that answers for it (牵头).
  package let lead: PartyID
  /// The parties that help (配合).
  package let supports: [PartyID]
  /// The last day on which it can be done in time.
  package let due: CivilDate
  /// By what it will be seen to be done: a photograph, a receipt, a measurement; nil where the text says enough.
  package let evidence: String?
  /// The party that goes and sees; nil leaves it to whoever may verify the matter there.
  package let verifier: PartyID?

  /// A clause of a resolution.
  package init(
    number: Int, text: String, lead: PartyID, supports: [PartyID], due: CivilDate, evidence: String? = nil,
    verifier: PartyID? = nil
  ) {
    self.number = number
    self.text = text
    self.lead = lead
    self.supports = supports
    self.due = due
    self.evidence = evidence
    self.verifier = verifier
  }
}

/// What someone who voted no, or spoke against, wants to stand in the resolution, unedited (不同意见).
package struct Dissent: Hashable, Sendable, Codable {
  /// Who dissents.
  package let person: PersonID
  /// The statement, as it was written.
  package let statement: String

  /// A dissent for the record.
  package init(person: PersonID, statement: String) {
    self.person = person
    self.statement = statement
  }
}

/// A party whose seat must sign, and the entry that demands it.
package struct Signatory: Hashable, Sendable, Codable {
  /// The party.
  package let party: PartyID
  /// The entry of the inventory that gives it the power to sign.
  package let entry: EntryCode

  /// A party that must sign, and why.
  package init(party: PartyID, entry: EntryCode) {
    self.party = party
    self.entry = entry
  }
}

/// Whether a text binds because the parties agreed or because a command was given.
package enum ResolutionKind: String, CaseIterable, Sendable, Codable {
  /// Adopted by a ballot and signed by every seat the inventory requires (决议).
  case resolution
  /// Given on the command track, reviewed afterwards (指令).
  case order
}

/// The frozen text of a resolution: everything that is signed, and nothing else.
///
/// Its canonical bytes are hashed; a signature is on that digest.
package struct FrozenResolution: Hashable, Sendable, Codable {
  /// The resolution.
  package let id: ResolutionID
  /// The case that it decides.
  package let subject: CaseID
  /// Resolution or order.
  package let kind: ResolutionKind
  /// The title.
  package let title: String
  /// The text.
  package let text: String
  /// The proposal and its version that was adopted, of several the first; none for an order.
  package let proposal: ProposalID?
  /// The version of the proposal that was put to the ballot.
  package let proposalVersion: Int?
  /// What was chosen in a ballot of several options, in that order; nil after a ballot on one proposal.
  package let chosen: [BallotOption]?
  /// The result of the ballot, with each condition; none for an order.
  package let result: BallotResult?
  /// Digest of the roll on which the ballot was counted, SHA-256 in hexadecimal.
  package let rollDigest: String?
  /// The dissent of those who voted no, unedited.
  package let dissent: [Dissent]
  /// The clauses that become tasks, numbered from 1.
  package let clauses: [Clause]
  /// The parties that must sign, or of whom as many must as `signaturesNeeded` says.
  package let signatories: [Signatory]
  /// How many of them must sign; nil for all.
  package let signaturesNeeded: Int?
  /// The draft of the inventory that it adopts; none for resolutions about anything else.
  package let inventory: AdoptedInventory?

  /// A resolution as it will be signed.
  package init(
    id: ResolutionID, subject: CaseID, kind: ResolutionKind, title: String, text: String, proposal: ProposalID? = nil,
    proposalVersion: Int? = nil, chosen: [BallotOption]? = nil, result: BallotResult? = nil, rollDigest: String? = nil,
    dissent: [Dissent] = [], clauses: [Clause], signatories: [Signatory], signaturesNeeded: Int? = nil,
    inventory: AdoptedInventory? = nil
  ) {
    self.signaturesNeeded = signaturesNeeded
    self.id = id
    self.subject = subject
    self.kind = kind
    self.title = title
    self.text = text
    self.proposal = proposal
    self.proposalVersion = proposalVersion
    self.chosen = chosen
    self.result = result
    self.rollDigest = rollDigest
    self.dissent = dissent
    self.clauses = clauses
    self.signatories = signatories
    self.inventory = inventory
  }
}

/// The draft of a version of the inventory that a resolution adopts, by its digest: exactly this text and no other.
package struct AdoptedInventory: Hashable, Sendable, Codable {
  /// The proposal that carries the draft.
  package let draft: ProposalID
  /// The name of the version.
  package let version: String
  /// SHA-256 of the canonical tables, in hexadecimal.
  package let digest: String
  /// The first day on which it binds.
  package let effectiveFrom: CivilDate

  /// A draft of the inventory.
  package init(draft: ProposalID, version: String, digest: String, effectiveFrom: CivilDate) {
    self.draft = draft
    self.version = version
    self.digest = digest
    self.effectiveFrom = effectiveFrom
  }
}
