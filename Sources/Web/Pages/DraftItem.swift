/// A draft of the inventory with its procedure: what it would change, what the checks find, who reviewed it.
package struct DraftItem: Shown {
  /// The id, also the anchor.
  package let id: String
  /// The draft, with its page.
  package let draft: Link
  /// Where its procedure stands.
  package let mark: Mark
  /// Drafted, reviewed, resolved, published.
  package let stages: [StageStep]
  /// The first day on which it would bind.
  package let effective: Moment
  /// The version that it is based on.
  package let base: Link
  /// Admission or adjustment, in words.
  package let path: String
  /// To whom an admission was reported upward, and under which number.
  package let reported: String?
  /// The change set by operation, in words.
  package let steps: [String]
  /// The party that drafted it.
  package let party: Link
  /// Who drafted it.
  package let author: String
  /// When.
  package let at: Moment
  /// The event.
  package let event: Link
  /// How many entries it has, in words.
  package let entries: String
  /// Digest of its tables.
  package let digest: String
  /// The difference to its base.
  package let comparison: Link
  /// What becomes of open cases.
  package let cases: Link
  /// What the checks find.
  package let findings: Link
  /// Whether a finding blocks.
  package let verdict: Mark
  /// The inventory as it would be.
  package let look: Link
  /// The reasons.
  package let reasons: Link
  /// The reviews of its legality, the oldest first.
  package let reviews: [ReviewItem]
  package let hasReviews: Bool
  /// The resolution that names it.
  package let resolution: Link?
  /// The version that it became.
  package let published: Link?

  package init(
    id: String, draft: Link, mark: Mark, stages: [StageStep], effective: Moment, base: Link, path: String,
    reported: String? = nil, steps: [String], party: Link, author: String, at: Moment, event: Link, entries: String,
    digest: String, comparison: Link, cases: Link, findings: Link, verdict: Mark, look: Link, reasons: Link,
    reviews: [ReviewItem], resolution: Link? = nil, published: Link? = nil
  ) {
    self.id = id
    self.draft = draft
    self.mark = mark
    self.stages = stages
    self.effective = effective
    self.base = base
    self.path = path
    self.reported = reported
    self.steps = steps
    self.party = party
    self.author = author
    self.at = at
    self.event = event
    self.entries = entries
    self.digest = digest
    self.comparison = comparison
    self.cases = cases
    self.findings = findings
    self.verdict = verdict
    self.look = look
    self.reasons = reasons
    self.reviews = reviews
    hasReviews = !reviews.isEmpty
    self.resolution = resolution
    self.published = published
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "draft": .of(draft)
    case "mark": .of(mark)
    case "stages": .of(stages)
    case "effective": .of(effective)
    case "base": .of(base)
    case "path": .of(path)
    case "reported": .of(reported)
    case "steps": .of(steps)
    case "party": .of(party)
    case "author": .of(author)
    case "at": .of(at)
    case "event": .of(event)
    case "entries": .of(entries)
    case "digest": .of(digest)
    case "comparison": .of(comparison)
    case "cases": .of(cases)
    case "findings": .of(findings)
    case "verdict": .of(verdict)
    case "look": .of(look)
    case "reasons": .of(reasons)
    case "reviews": .of(reviews)
    case "hasReviews": .of(hasReviews)
    case "resolution": .of(resolution)
    case "published": .of(published)
    default: nil
    }
  }
}

/// A review of the legality of a draft.
package struct ReviewItem: Shown {
  /// Passed or sent back.
  package let mark: Mark
  /// The party that reviewed.
  package let party: Link
  /// Who reviewed.
  package let name: String
  /// When.
  package let at: Moment
  /// The opinion.
  package let opinion: String
  /// The event.
  package let event: Link

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "mark": .of(mark)
    case "party": .of(party)
    case "name": .of(self.name)
    case "at": .of(at)
    case "opinion": .of(opinion)
    case "event": .of(event)
    default: nil
    }
  }
}
