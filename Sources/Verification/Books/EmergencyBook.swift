import Inventory
import Proceedings
import Record
import Vocabulary

/// The emergency powers that were given, and what became of them.
struct EmergencyBook {
  private struct Grant {
    var grant: EmergencyGrant
    let subject: CaseID
    let at: Instant
    let sequence: Int64
    var revocation: EmergencyStanding.Revocation?
    var review: EmergencyStanding.Review?
  }

  private var grants: [GrantID: Grant] = [:]
  /// The grants of each holder and of each case, in the order in which they were given.
  private var ofHolder: [PartyID: [GrantID]] = [:]
  private var ofCase: [CaseID: [GrantID]] = [:]

  mutating func fold(_ event: EmergencyGranted, in subject: CaseID, _ recorded: RecordedEvent) throws(Unfounded) {
    let grant = Grant(grant: event.grant, subject: subject, at: recorded.at, sequence: recorded.sequence)
    try demand(grants.updateValue(grant, forKey: event.grant.id) == nil, "\(event.grant.id) was given before")
    ofHolder[event.grant.holder, default: []].append(event.grant.id)
    ofCase[subject, default: []].append(event.grant.id)
  }

  mutating func fold(_ event: EmergencyRevoked, _ recorded: RecordedEvent) throws(Unfounded) {
    try demand(grants[event.grant] != nil, "it revokes powers that nobody gave")
    grants[event.grant]?.grant.revokedAt = recorded.at
    grants[event.grant]?.revocation = .init(reason: event.reason, sequence: recorded.sequence)
  }

  mutating func fold(_ event: EmergencyReviewed, _ recorded: RecordedEvent) throws(Unfounded) {
    try demand(grants[event.grant] != nil, "it reviews powers that nobody gave")
    grants[event.grant]?.review = .init(
      finding: event.finding, text: event.text, party: recorded.author.party, at: recorded.at,
      sequence: recorded.sequence)
  }

  /// Whether a party was ever given powers; asked with every act.
  func isHolder(_ party: PartyID) -> Bool { ofHolder[party] != nil }

  func standings(of holder: PartyID, title: (CaseID) -> String?) -> [EmergencyStanding] {
    (ofHolder[holder] ?? []).compactMap { standing($0, title: title) }
  }

  /// The grants of a case whose use is not reviewed.
  func unreviewed(in subject: CaseID, title: (CaseID) -> String?) -> [EmergencyStanding] {
    (ofCase[subject] ?? []).compactMap { standing($0, title: title) }.filter { $0.review == nil }
  }

  func standing(_ id: GrantID, title: (CaseID) -> String?) -> EmergencyStanding? {
    guard let kept = grants[id], let title = title(kept.subject) else { return nil }
    return EmergencyStanding(
      grant: kept.grant, subject: kept.subject, title: title, grantedAt: kept.at, sequence: kept.sequence,
      revocation: kept.revocation, review: kept.review)
  }
}
