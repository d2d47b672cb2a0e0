/// A resolution or an order: the frozen text, the result, the dissent, the clauses, the signatures.
package struct ResolutionItem: Shown {
  /// The identifier, also the anchor.
  package let id: String
  /// Resolution or order.
  package let kind: String
  /// The title.
  package let title: String
  /// The frozen text.
  package let text: String
  /// SHA-256 of the frozen bytes.
  package let digest: String
  /// Awaiting signatures, in force, declined.
  package let state: Mark
  /// The ballot that adopted it, with its result in words.
  package let ballot: Link?
  /// The clauses.
  package let clauses: [ClauseItem]
  /// Dissent, as it was written.
  package let dissents: [DissentItem]
  /// Whether there is dissent.
  package let hasDissent: Bool
  /// Every signature that the inventory requires, given or not.
  package let signatures: [SignatureItem]
  /// How many are given, in words.
  package let signed: String
  /// When it entered into force.
  package let inForce: Moment?
  /// Why a seat declined to sign.
  package let declined: String?
  /// The resolution as an official document.
  package let document: Link?

  /// A resolution.
  package init(
    id: String, kind: String, title: String, text: String, digest: String, state: Mark, ballot: Link? = nil,
    clauses: [ClauseItem], dissents: [DissentItem] = [], signatures: [SignatureItem], signed: String,
    inForce: Moment? = nil, declined: String? = nil, document: Link? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.text = text
    self.digest = digest
    self.state = state
    self.ballot = ballot
    self.clauses = clauses
    self.dissents = dissents
    hasDissent = !dissents.isEmpty
    self.signatures = signatures
    self.signed = signed
    self.inForce = inForce
    self.declined = declined
    self.document = document
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "kind": .of(kind)
    case "title": .of(title)
    case "text": .of(text)
    case "digest": .of(digest)
    case "state": .of(state)
    case "ballot": .of(ballot)
    case "clauses": .of(clauses)
    case "dissents": .of(dissents)
    case "hasDissent": .of(hasDissent)
    case "signatures": .of(signatures)
    case "signed": .of(signed)
    case "inForce": .of(inForce)
    case "declined": .of(declined)
    case "document": .of(document)
    default: nil
    }
  }
}

/// A clause: what, who leads, who supports, by when.
package struct ClauseItem: Shown {
  /// The number.
  package let number: String
  /// The text.
  package let text: String
  /// Who leads.
  package let lead: String
  /// Who supports, in a row; nil where nobody does.
  package let supports: String?
  /// By when.
  package let due: Moment
  /// By what it will be seen to be done; nil where the text says enough.
  package let evidence: String?
  /// Who checks it; nil where the clause names nobody.
  package let verifier: String?

  /// A clause.
  package init(
    number: String, text: String, lead: String, supports: String? = nil, due: Moment, evidence: String? = nil,
    verifier: String? = nil
  ) {
    self.number = number
    self.text = text
    self.lead = lead
    self.supports = supports
    self.due = due
    self.evidence = evidence
    self.verifier = verifier
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "text": .of(text)
    case "lead": .of(lead)
    case "supports": .of(supports)
    case "due": .of(due)
    case "evidence": .of(evidence)
    case "verifier": .of(verifier)
    default: nil
    }
  }
}

/// Dissent, as it was written.
package struct DissentItem: Shown {
  /// Who dissents.
  package let name: String
  /// The statement.
  package let statement: String

  /// Dissent.
  package init(name: String, statement: String) {
    self.name = name
    self.statement = statement
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "statement": .of(statement)
    default: nil
    }
  }
}

/// A signature that the inventory requires.
package struct SignatureItem: Shown {
  /// The party.
  package let party: String
  /// The entry that requires it.
  package let entry: Link
  /// Given or awaited.
  package let mark: Mark
  /// Who signed.
  package let name: String?
  /// When.
  package let at: Moment?
  /// Why it was declined; nil where it was not.
  package let reason: String?

  /// A signature.
  package init(
    party: String, entry: Link, mark: Mark, name: String? = nil, at: Moment? = nil, reason: String? = nil
  ) {
    self.reason = reason
    self.party = party
    self.entry = entry
    self.mark = mark
    self.name = name
    self.at = at
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "entry": .of(entry)
    case "mark": .of(mark)
    case "name": .of(self.name)
    case "at": .of(at)
    case "reason": .of(reason)
    default: nil
    }
  }
}
