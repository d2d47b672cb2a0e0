/// What one reader is shown of a case: who may do what now, and why, and the forms for exactly what this reader may do.
package struct CasePersonal: Page {
  package static var template: String { "case-personal" }

  /// The reader's party and seat, in words; nil for someone who is not signed in.
  package let acting: String?
  /// Where to sign in; nil for someone who is.
  package let signInHref: String?
  /// Where another seat is chosen.
  package let seatsHref: String?
  /// The version of the inventory that decides.
  package let inventory: Link
  /// What the reader may do now, as forms.
  package let forms: [ActForm]
  /// What the reader may do now on pages of their own, since the forms are long.
  package let links: [ActLink]
  /// Whether the reader may do anything now.
  package let mayAct: Bool
  /// Whether the reader is signed in and may do nothing now.
  package let mayOnlyRead: Bool
  /// What can be done now, by whom, and why.
  package let powers: [PowerItem]
  /// What else the inventory gives somebody at the stage of the case, though it is not its turn now.
  package let others: [PowerItem]
  /// Whether there is any.
  package let hasOthers: Bool
  /// Where the inventory can be read about this case: the matrix of its matter, and who leads.
  package let places: [Link]
  /// Whether nothing can be done by anybody.
  package let isAtRest: Bool
  /// The filer's private words, for those who handle the case.
  package let confidential: [Fact]
  /// Whether there are any.
  package let hasConfidential: Bool

  /// What one reader is shown.
  package init(
    acting: String?, signInHref: String? = nil, seatsHref: String? = nil, inventory: Link, forms: [ActForm] = [],
    links: [ActLink] = [], powers: [PowerItem], others: [PowerItem] = [], places: [Link] = [], confidential: [Fact] = []
  ) {
    self.acting = acting
    self.signInHref = signInHref
    self.seatsHref = seatsHref
    self.inventory = inventory
    self.forms = forms
    self.links = links
    mayAct = !(forms.isEmpty && links.isEmpty)
    mayOnlyRead = acting != nil && forms.isEmpty && links.isEmpty
    self.powers = powers
    self.others = others
    hasOthers = !others.isEmpty
    self.places = places
    isAtRest = powers.isEmpty
    self.confidential = confidential
    hasConfidential = !confidential.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "acting": .of(acting)
    case "signInHref": .of(signInHref)
    case "seatsHref": .of(seatsHref)
    case "inventory": .of(inventory)
    case "forms": .of(forms)
    case "links": .of(links)
    case "mayAct": .of(mayAct)
    case "mayOnlyRead": .of(mayOnlyRead)
    case "powers": .of(powers)
    case "others": .of(others)
    case "hasOthers": .of(hasOthers)
    case "places": .of(places)
    case "isAtRest": .of(isAtRest)
    case "confidential": .of(confidential)
    case "hasConfidential": .of(hasConfidential)
    default: nil
    }
  }
}

/// An act whose form has a page of its own.
package struct ActLink: Shown {
  /// What is done.
  package let words: String
  /// The page of the form.
  package let href: String
  /// What it means.
  package let hint: String?

  /// An act with a page of its own.
  package init(_ words: String, _ href: String, hint: String? = nil) {
    self.words = words
    self.href = href
    self.hint = hint
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "href": .of(href)
    case "hint": .of(hint)
    default: nil
    }
  }
}

/// Something that can be done with a case now: who holds the power, and whether the reader does.
package struct PowerItem: Shown {
  /// What can be done.
  package let words: String
  /// Whether the reader may; nil for someone who is not signed in.
  package let answer: Mark?
  /// The ground, where the reader may.
  package let permit: EntryCitation?
  /// The duty that comes with the power.
  package let duty: String?
  /// Why not, where the reader may not.
  package let refusal: RefusalItem?
  /// Who holds the power here.
  package let holders: [HolderLine]
  /// Whether nobody does.
  package let isUnheld: Bool

  /// A power.
  package init(
    words: String, answer: Mark? = nil, permit: EntryCitation? = nil, duty: String? = nil,
    refusal: RefusalItem? = nil, holders: [HolderLine]
  ) {
    self.words = words
    self.answer = answer
    self.permit = permit
    self.duty = duty
    self.refusal = refusal
    self.holders = holders
    isUnheld = holders.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "answer": .of(answer)
    case "permit": .of(permit)
    case "duty": .of(duty)
    case "refusal": .of(refusal)
    case "holders": .of(holders)
    case "isUnheld": .of(isUnheld)
    default: nil
    }
  }
}

/// A party that holds a power, with the entry that gives it.
package struct HolderLine: Shown {
  /// The party.
  package let party: String
  /// Leads or supports.
  package let role: String
  /// The ground.
  package let citation: EntryCitation
  /// The time limit, in words; nil where none is set.
  package let limit: String?
  /// The page of the party.
  package let href: String

  /// A holder.
  package init(party: String, role: String, citation: EntryCitation, limit: String? = nil, href: String = "/parties") {
    self.party = party
    self.role = role
    self.citation = citation
    self.limit = limit
    self.href = href
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "href": .of(href)
    case "party": .of(party)
    case "role": .of(role)
    case "citation": .of(citation)
    case "limit": .of(limit)
    default: nil
    }
  }
}

/// Why the institution says no: what is missing, under which article, and who does hold the power.
package struct RefusalItem: Shown {
  /// The stable code.
  package let code: String
  /// What is refused, and why.
  package let words: String
  /// What to do now.
  package let advice: String?
  /// The entry that forbids, or the nearest that would have permitted.
  package let entry: Link?
  /// The article.
  package let basis: String?
  /// The version of the inventory.
  package let version: String?
  /// Who does hold the power.
  package let holders: [Link]
  /// Whether anybody does.
  package let hasHolders: Bool
  /// What the check of a list found, a line each, with a link to the first entry.
  package let findings: [Fact]
  /// Whether it found anything.
  package let hasFindings: Bool

  /// A refusal.
  package init(
    code: String, words: String, advice: String? = nil, entry: Link? = nil, basis: String? = nil,
    version: String? = nil, holders: [Link] = [], findings: [Fact] = []
  ) {
    self.findings = findings
    hasFindings = !findings.isEmpty
    self.code = code
    self.words = words
    self.advice = advice
    self.entry = entry
    self.basis = basis
    self.version = version
    self.holders = holders
    hasHolders = !holders.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "words": .of(words)
    case "advice": .of(advice)
    case "entry": .of(entry)
    case "basis": .of(basis)
    case "version": .of(version)
    case "holders": .of(holders)
    case "hasHolders": .of(hasHolders)
    case "findings": .of(findings)
    case "hasFindings": .of(hasFindings)
    default: nil
    }
  }
}
