package import Inventory
package import Vocabulary

/// How much of the work of communities was administrative in a month, with the work that it was counted from.
package struct AdministrativeShareReport: Sendable, Equatable {
  /// The month.
  package let month: CivilMonth
  /// The communities, in the order of the table of parties; one without work is among them.
  package let communities: [CommunityWork]

  /// A report.
  package init(month: CivilMonth, communities: [CommunityWork]) {
    self.month = month
    self.communities = communities
  }
}

/// The work of one community in a month.
package struct CommunityWork: Sendable, Equatable {
  /// The community.
  package let party: PartyID
  /// Where it is.
  package let area: AreaCode
  /// The counts.
  package let share: WorkShare
  /// The most that administrative work may take, in per cent; nil where no table says it.
  package let limit: Int?
  /// What was counted, in the order of the record.
  package let items: [WorkItem]

  /// The work of a community.
  package init(party: PartyID, area: AreaCode, items: [WorkItem], limit: Int?) {
    var share = WorkShare()
    for item in items { share.add(item.kind) }
    self.party = party
    self.area = area
    self.share = share
    self.limit = limit
    self.items = items
  }

  /// Whether administrative work takes more than it may.
  package var isAlarm: Bool { limit.map(share.exceeds) ?? false }
}

/// A piece of work: a case that was handled, or a task that was assigned.
package struct WorkItem: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// Its title.
  package let title: String
  /// The task; nil where the case itself was handled.
  package let task: TaskID?
  /// The entry under which it falls to the community; nil where no entry does.
  package let entry: EntryCode?
  /// The version of the inventory.
  package let version: String
  /// What kind of work it is.
  package let kind: WorkKind

  /// A piece of work.
  package init(
    subject: CaseID, title: String, task: TaskID?, entry: EntryCode?, version: String, kind: WorkKind
  ) {
    self.subject = subject
    self.title = title
    self.task = task
    self.entry = entry
    self.version = version
    self.kind = kind
  }
}
