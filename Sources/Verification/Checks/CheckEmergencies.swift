import Inventory
import Proceedings
import Record
import Vocabulary

extension Verifier {
  /// Emergency powers were given by the one who acted, to another party, for a time that had not begun, and without
  /// coercion or the keeping of the institution.
  func check(_ grant: EmergencyGrant, at recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard grant.grantor == recorded.author.party, grant.entry == recorded.authority?.entry,
      grant.holder != grant.grantor
    else { throw fault("the emergency powers do not come from the one who gave them, or go to themselves") }
    guard grant.revokedAt == nil, grant.from <= grant.to, recorded.at < grant.end,
      grant.from.milliseconds > recorded.at.milliseconds - 1_000
    else { throw fault("the emergency powers began before they were given, or were over") }
    guard Set(grant.acts).isSubset(of: ActTable.grantable),
      !grant.matters.contains(where: { MatterCode.governance.covers($0) || $0 == .any }),
      try desk.inventory(at: recorded.at)?.coercion(in: grant) == nil
    else { throw fault("the emergency powers lend what cannot be lent") }
  }

  /// Emergency powers are reviewed once, after they are over.
  func check(_ reviewed: EmergencyReviewed, at recorded: RecordedEvent) throws {
    guard let standing = desk.emergency(reviewed.grant), standing.review == nil, recorded.at >= standing.grant.end
    else { throw recorded.fault("it reviews emergency powers that are not over, or that were reviewed") }
  }
}
