/// Where practice and list part: cases handled by someone other than the listed lead.
package struct DriftPage: Page {
  package static var template: String { "drift" }

  /// How many cases were handled and how many of them drifted, in words.
  package let count: String
  /// The days between which was looked, as the form fills them in; empty leaves that end open.
  package let from, to: String
  /// What could not be read of the form.
  package let faults: [String]
  /// The findings.
  package let findings: [DriftItem]
  /// Whether there is none.
  package let isEmpty: Bool

  /// Where practice and list part.
  package init(count: String, from: String, to: String, faults: [String] = [], findings: [DriftItem]) {
    self.count = count
    self.from = from
    self.to = to
    self.faults = faults
    self.findings = findings
    isEmpty = findings.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "count": .of(count)
    case "from": .of(from)
    case "to": .of(to)
    case "faults": .of(faults)
    case "findings": .of(findings)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// A case that drifted.
package struct DriftItem: Shown {
  /// The case.
  package let subject: Link
  /// Who handled it.
  package let party: Link
  /// The stages, in words.
  package let stages: String
  /// The leads that the list names.
  package let leads: [Link]
  /// The entries that were passed over.
  package let entries: [Link]
  /// The version of the inventory.
  package let version: Link
  /// When it was handled first.
  package let first: Moment?

  /// A case that drifted.
  package init(
    subject: Link, party: Link, stages: String, leads: [Link], entries: [Link], version: Link, first: Moment?
  ) {
    self.subject = subject
    self.party = party
    self.stages = stages
    self.leads = leads
    self.entries = entries
    self.version = version
    self.first = first
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "party": .of(party)
    case "stages": .of(stages)
    case "leads": .of(leads)
    case "entries": .of(entries)
    case "version": .of(version)
    case "first": .of(first)
    default: nil
    }
  }
}
