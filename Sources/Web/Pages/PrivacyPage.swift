/// Who read private fields.
package struct PrivacyPage: Page {
  package static var template: String { "privacy" }

  /// The same as a table and as JSON; nil for someone who is not signed in.
  package let table, json: Link?
  /// The list of everyone, for whoever may protect personal data.
  package let everyone: Link?
  /// The fields.
  package let fields: [PersonalFieldItem]
  /// Whether there is none.
  package let isEmpty: Bool
  /// Where the reader's own data are erased; nil where the inventory does not let them.
  package let eraseHref: String?
  /// Where the reader gets everything that is held about them.
  package let dataHref: String?
  /// Where someone signs in who is not; then there is nothing else.
  package let signInHref: String?

  /// What someone may ask for who is not signed in.
  package init(signInHref: String) {
    self.signInHref = signInHref
    (table, json, everyone, eraseHref, dataHref) = (nil, nil, nil, nil, nil)
    (fields, isEmpty) = ([], false)
  }

  /// Who read private fields.
  package init(
    table: Link, json: Link, everyone: Link?, fields: [PersonalFieldItem], dataHref: String, eraseHref: String? = nil
  ) {
    signInHref = nil
    self.dataHref = dataHref
    self.eraseHref = eraseHref
    self.table = table
    self.json = json
    self.everyone = everyone
    self.fields = fields
    isEmpty = fields.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "table": .of(table)
    case "json": .of(json)
    case "everyone": .of(everyone)
    case "fields": .of(fields)
    case "isEmpty": .of(isEmpty)
    case "eraseHref": .of(eraseHref)
    case "dataHref": .of(dataHref)
    case "signInHref": .of(signInHref)
    default: nil
    }
  }
}

/// A private field and who read it.
package struct PersonalFieldItem: Shown {
  /// What it is.
  package let title: String
  /// Whose it is, where that is not the reader.
  package let owner: Link?
  /// The case in which it was given.
  package let subject: Link?
  /// Whether it is still kept.
  package let mark: Mark
  /// Who read it.
  package let readings: [ReadingLine]
  /// Whether nobody has.
  package let isUnread: Bool

  /// A private field.
  package init(title: String, owner: Link?, subject: Link?, mark: Mark, readings: [ReadingLine]) {
    self.title = title
    self.owner = owner
    self.subject = subject
    self.mark = mark
    self.readings = readings
    isUnread = readings.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "title": .of(title)
    case "owner": .of(owner)
    case "subject": .of(subject)
    case "mark": .of(mark)
    case "isUnread": .of(isUnread)
    case "readings": .of(readings)
    default: nil
    }
  }
}

/// One reading.
package struct ReadingLine: Shown {
  /// When.
  package let at: Moment
  /// Who.
  package let reader: Link
  /// For which party.
  package let party: Link
  /// For which purpose.
  package let purpose: String

  /// One reading.
  package init(at: Moment, reader: Link, party: Link, purpose: String) {
    self.at = at
    self.reader = reader
    self.party = party
    self.purpose = purpose
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "at": .of(at)
    case "reader": .of(reader)
    case "party": .of(party)
    case "purpose": .of(purpose)
    default: nil
    }
  }
}
